using System.Buffers.Binary;
using System.Text;

namespace Portal.Web.Adapters.Cleaning.Media;

/// <summary>The header of a box at the top of a film, met in the stream.</summary>
/// <param name="Size">With its header; null when it reaches to the end of the file.</param>
internal readonly record struct TopBox(string Type, long? Size, int HeadLength)
{
    public static bool TryRead(ReadOnlySpan<byte> bytes, out TopBox box)
    {
        box = default;
        if (bytes.Length < 8 || !IsType(bytes.Slice(4, 4)))
        {
            return false;
        }

        long size = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var head = 8;
        if (size == 1)
        {
            if (bytes.Length < 16)
            {
                return false;
            }

            size = BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
            head = 16;
        }

        box = new TopBox(Encoding.Latin1.GetString(bytes.Slice(4, 4)), size == 0 && head == 8 ? null : size, head);
        return box.Size is null || box.Size >= head;
    }

    private static bool IsType(ReadOnlySpan<byte> type)
    {
        foreach (var letter in type)
        {
            if (letter is not ((>= 0x20 and < 0x7F) or 0xA9))
            {
                return false;
            }
        }

        return true;
    }
}
