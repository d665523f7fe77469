using System.Buffers.Binary;
using System.Text;

namespace Portal.Web.Adapters.Cleaning.Media;

/// <summary>One box of an ISO base media file inside a buffer.</summary>
/// <param name="Start">Where its size field lies.</param>
/// <param name="Body">Where its content begins.</param>
internal readonly record struct Box(string Type, int Start, int Body, int End)
{
    public int Length => End - Body;

    public Span<byte> BodyOf(byte[] data) => data.AsSpan(Body, Length);

    /// <summary>Makes it a <c>free</c> box of the same size with nothing in it, so that every other place in the file stays true.</summary>
    public void Free(byte[] data)
    {
        "free"u8.CopyTo(data.AsSpan(Start + 4));
        BodyOf(data).Clear();
    }

    /// <summary>The boxes between two places; a size that does not fit is a broken file. A tail too short for a box is zeroed.</summary>
    public static List<Box> Between(byte[] data, int start, int end)
    {
        var boxes = new List<Box>();
        var at = start;
        while (end - at >= 8)
        {
            long size = BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at));
            var head = 8;
            if (size == 1 && end - at >= 16)
            {
                size = BinaryPrimitives.ReadInt64BigEndian(data.AsSpan(at + 8));
                head = 16;
            }
            else if (size == 0)
            {
                // QuickTime ends some lists with a zero; at the top of the file it means "to the end", which is read elsewhere.
                break;
            }

            if (size < head || size > end - at)
            {
                throw CannotCleanException.Broken();
            }

            boxes.Add(new Box(Encoding.Latin1.GetString(data, at + 4, 4), at, at + head, at + (int)size));
            at += (int)size;
        }

        data.AsSpan(at, end - at).Clear();
        return boxes;
    }

    public List<Box> Children(byte[] data, int skip = 0) =>
        Body + skip <= End ? Between(data, Body + skip, End) : throw CannotCleanException.Broken();

    /// <summary>The content, which must have at least so many bytes.</summary>
    public Span<byte> Need(byte[] data, int bytes) => Length >= bytes ? BodyOf(data) : throw CannotCleanException.Broken();
}
