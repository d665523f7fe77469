using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Portal.Web.Adapters.Cleaning.Media;

/// <summary>The header of one MPEG audio frame of layer III.</summary>
/// <param name="Kind">Version, layer and sampling rate: the same in every frame of one stream.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mp3Frame(int Length, int Samples, int Rate, int Kind)
{
    public const int HeaderLength = 4;

    /// <summary>The longest frame that a header can describe.</summary>
    public const int Longest = 2_881;

    private static readonly int[] RatesOfVersion1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] RatesOfVersion2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Samplings = [44_100, 48_000, 32_000];

    public static bool TryRead(ReadOnlySpan<byte> bytes, out Mp3Frame frame)
    {
        frame = default;
        if (bytes.Length < HeaderLength || bytes[0] != 0xFF || (bytes[1] & 0xE0) != 0xE0)
        {
            return false;
        }

        var version = (bytes[1] >> 3) & 3;
        var layer = (bytes[1] >> 1) & 3;
        var bitrate = bytes[2] >> 4;
        var sampling = (bytes[2] >> 2) & 3;
        if (version == 1 || layer != 1 || bitrate is 0 or 15 || sampling == 3 || (bytes[3] & 3) == 2)
        {
            return false;
        }

        var first = version == 3;
        var rate = Samplings[sampling] / version switch { 3 => 1, 2 => 2, _ => 4 };
        var kilobits = first ? RatesOfVersion1[bitrate] : RatesOfVersion2[bitrate];
        var length = (first ? 144_000 : 72_000) * kilobits / rate + ((bytes[2] >> 1) & 1);
        frame = new Mp3Frame(length, first ? 1152 : 576, rate, (version << 8) | sampling);
        return length > HeaderLength;
    }

    /// <summary>The length of an ID3v2 tag with its header and footer, or 0 where none begins.</summary>
    public static long Id3Length(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 10 || !bytes.StartsWith("ID3"u8) || bytes[3] == 0xFF || ((bytes[6] | bytes[7] | bytes[8] | bytes[9]) & 0x80) != 0)
        {
            return 0;
        }

        var body = (bytes[6] << 21) | (bytes[7] << 14) | (bytes[8] << 7) | bytes[9];
        return 10L + body + ((bytes[5] & 0x10) != 0 ? 10 : 0);
    }

    /// <summary>The length of what follows and belongs to an APE tag's header, or 0 where none begins.</summary>
    public static long ApeLength(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 32 && bytes.StartsWith("APETAGEX"u8) ? 32L + BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) : 0;

    /// <summary>Whether a file that starts so is MP3: a tag, or two frames of one kind one after the other.</summary>
    public static bool Begins(ReadOnlySpan<byte> head)
    {
        if (Id3Length(head) > 0)
        {
            return true;
        }

        return TryRead(head, out var frame) && head.Length >= frame.Length + HeaderLength
            && TryRead(head[frame.Length..], out var next) && next.Kind == frame.Kind;
    }
}
