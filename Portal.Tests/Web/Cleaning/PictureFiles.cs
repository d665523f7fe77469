using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NetVips;

namespace Portal.Tests.Web.Cleaning;

/// <summary>Pictures made for a test, with the metadata that cameras and programs put into them.</summary>
internal static class PictureFiles
{
    public const string Mark = "ZQ7-MARK-PICTURE-A1B2C3D";

    /// <summary>A picture whose top left quarter is red and whose top right quarter is green, the lower half blue.</summary>
    public static Image Quarters(int width = 64, int height = 32)
    {
        var blue = (Image.Black(width, height) + new double[] { 0, 0, 255 }).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return blue.Mutate(image =>
        {
            image.DrawRect([255, 0, 0], 0, 0, width / 2, height / 2, fill: true);
            image.DrawRect([0, 255, 0], width / 2, 0, width / 2, height / 2, fill: true);
        });
    }

    public static byte[] Jpeg(params byte[][] segments) => Insert(Quarters().JpegsaveBuffer(q: 95, keep: Enums.ForeignKeep.None), 2, segments);

    public static byte[] Jpeg(int orientation)
    {
        // What a camera stores, so that the mark turns it upright again.
        var upright = Quarters();
        var stored = orientation switch
        {
            2 => upright.FlipHor(),
            3 => upright.Rot180(),
            4 => upright.FlipVer(),
            5 => upright.Rot90().FlipHor(),
            6 => upright.Rot270(),
            7 => upright.Rot270().FlipHor(),
            8 => upright.Rot90(),
            _ => upright,
        };
        return Insert(stored.JpegsaveBuffer(q: 95, keep: Enums.ForeignKeep.None), 2, [Exif(orientation)]);
    }

    /// <summary>An APP1 segment with place, camera, maker note, thumbnail and a marker.</summary>
    public static byte[] Exif(int orientation = 1) => Segment(0xE1, [.. "Exif\0\0"u8, .. ExifBlock(orientation)]);

    public static byte[] ExifBlock(int orientation = 1)
    {
        var text = Encoding.ASCII.GetBytes(Mark + "\0");
        var file = new MemoryStream();
        file.Write([(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8]);
        (ushort Tag, ushort Type, uint Count, uint Value)[] tags =
        [
            (0x010F, 2, (uint)text.Length, 200), (0x0110, 2, (uint)text.Length, 200), (0x0112, 3, 1, (uint)orientation << 16),
            (0x0132, 2, (uint)text.Length, 200), (0x013B, 2, (uint)text.Length, 200), (0x8769, 4, 1, 120), (0x8825, 4, 1, 160),
        ];
        Directory(file, tags, next: 180);
        file.SetLength(120);
        file.Position = 120;
        Directory(file, [(0x927C, 7, (uint)text.Length, 200)], 0);
        file.SetLength(Math.Max(file.Length, 160));
        file.Position = 160;
        Directory(file, [(0x0001, 2, 2, 0x4E000000)], 0);
        file.Position = 180;
        Directory(file, [(0x0201, 4, 1, 200)], 0);
        file.Position = 200;
        file.Write(text);
        return file.ToArray();
    }

    public static byte[] Segment(byte marker, ReadOnlySpan<byte> body)
    {
        byte[] segment = [0xFF, marker, 0, 0, .. body];
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(body.Length + 2));
        return segment;
    }

    public static byte[] Xmp() => Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes($"<x:xmpmeta><dc:creator>{Mark}</dc:creator></x:xmpmeta>")]);

    public static byte[] Iptc() => Segment(0xED, [.. "Photoshop 3.0\08BIM\u0004\u0004"u8, .. Encoding.UTF8.GetBytes(Mark)]);

    public static byte[] Zip()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("hidden.txt", CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.UTF8.GetBytes(Mark));
        }

        return file.ToArray();
    }

    public static byte[] Png(params byte[][] chunks) => Insert(Quarters().PngsaveBuffer(keep: Enums.ForeignKeep.None), 33, chunks);

    public static byte[] Chunk(string type, ReadOnlySpan<byte> body)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(type), .. body, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(chunk.AsSpan(4, body.Length + 4)));
        return chunk;
    }

    public static byte[] WebP(params byte[][] chunks)
    {
        var plain = Quarters().WebpsaveBuffer(lossless: true, keep: Enums.ForeignKeep.None);
        byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 0x0C, 0, 0, 0, 63, 0, 0, 31, 0, 0];
        byte[] file = [.. plain.AsSpan(0, 12), .. extended, .. plain.AsSpan(12), .. chunks.SelectMany(chunk => chunk)];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    public static byte[] RiffChunk(string type, ReadOnlySpan<byte> body)
    {
        byte[] chunk = [.. Encoding.ASCII.GetBytes(type), 0, 0, 0, 0, .. body, .. body.Length % 2 == 1 ? new byte[1] : []];
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), body.Length);
        return chunk;
    }

    private static byte[] Insert(byte[] file, int at, byte[][] pieces) => [.. file.AsSpan(0, at), .. pieces.SelectMany(piece => piece), .. file.AsSpan(at)];

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static void Directory(MemoryStream file, (ushort Tag, ushort Type, uint Count, uint Value)[] tags, uint next)
    {
        Span<byte> line = stackalloc byte[12];
        BinaryPrimitives.WriteUInt16BigEndian(line, (ushort)tags.Length);
        file.Write(line[..2]);
        foreach (var (tag, type, count, value) in tags)
        {
            BinaryPrimitives.WriteUInt16BigEndian(line, tag);
            BinaryPrimitives.WriteUInt16BigEndian(line[2..], type);
            BinaryPrimitives.WriteUInt32BigEndian(line[4..], count);
            BinaryPrimitives.WriteUInt32BigEndian(line[8..], value);
            file.Write(line);
        }

        BinaryPrimitives.WriteUInt32BigEndian(line, next);
        file.Write(line[..4]);
    }
}
