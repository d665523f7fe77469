using System.Buffers.Binary;
using System.Text;
using Portal.Web.Adapters.Cleaning.Media;

namespace Portal.Web.Adapters.Cleaning;

/// <summary>Tells a file's type by its content. The name and the type that a browser sends are never looked at.</summary>
internal static class ContentSniffer
{
    /// <summary>As many bytes as the decision may need (an ID3 tag may stand before the first sound).</summary>
    public const int Needed = 64 * 1024;

    private static readonly string[] HeifBrands =
        ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "mif2", "msf1", "avif", "avis", "MiHB", "MiHE"];

    private static readonly string[] MediaBoxes = ["moov", "mdat", "wide", "skip", "free", "pnot"];

    private static readonly string[] OfficeFirstNames = ["[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "customXml/", "ppt/"];

    public static FileShape Tell(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => FileShape.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileShape.Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => FileShape.WebP,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => FileShape.Gif,
        [(byte)'I', (byte)'I', 0x2A or 0x2B, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A or 0x2B, ..] => FileShape.Tiff,
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => FileShape.Bmp,
        [(byte)'P', (byte)'K', 3, 4, ..] => IsOffice(head) ? FileShape.OfficeZip : FileShape.Zip,
        [(byte)'P', (byte)'K', 5, 6, ..] => FileShape.Zip,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => FileShape.CompoundFile,
        _ when head[..Math.Min(1024, head.Length)].IndexOf("%PDF-"u8) >= 0 => FileShape.Pdf,
        _ when TellBoxes(head) is var shape and not FileShape.Unknown => shape,
        _ when Mp3Frame.Begins(head) => FileShape.Mp3,
        _ => FileShape.Unknown,
    };

    /// <summary>The ending of an original that is kept as it came.</summary>
    public static string ExtensionOf(FileShape shape) => shape switch
    {
        FileShape.Gif => "gif",
        FileShape.Tiff => "tif",
        FileShape.Bmp => "bmp",
        FileShape.Zip or FileShape.OfficeZip => "zip",
        FileShape.Jpeg => "jpg",
        FileShape.Png => "png",
        FileShape.WebP => "webp",
        FileShape.Heif => "heic",
        FileShape.Pdf => "pdf",
        FileShape.IsoMedia => "mp4",
        FileShape.Mp3 => "mp3",
        FileShape.CompoundFile or FileShape.Unknown => "bin",
        _ => "bin",
    };

    private static FileShape TellBoxes(ReadOnlySpan<byte> head)
    {
        if (head.Length < 16)
        {
            return FileShape.Unknown;
        }

        var size = BinaryPrimitives.ReadUInt32BigEndian(head);
        var type = Encoding.Latin1.GetString(head.Slice(4, 4));
        if (type == "ftyp" && size is >= 16 and <= 4096)
        {
            return HeifBrands.Contains(Encoding.Latin1.GetString(head.Slice(8, 4)), StringComparer.Ordinal) ? FileShape.Heif : FileShape.IsoMedia;
        }

        // The oldest QuickTime files have no ftyp.
        return MediaBoxes.Contains(type, StringComparer.Ordinal) && size is 0 or 1 or >= 8 ? FileShape.IsoMedia : FileShape.Unknown;
    }

    private static bool IsOffice(ReadOnlySpan<byte> head)
    {
        if (head.Length < 30)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(head[26..]);
        if (head.Length < 30 + length)
        {
            return false;
        }

        var name = Encoding.UTF8.GetString(head.Slice(30, length));
        return OfficeFirstNames.Any(first => name.StartsWith(first, StringComparison.Ordinal));
    }
}
