using System.Text;

namespace Portal.Cms.Media;

/// <summary>One kind of file that the library takes: its ending, the type it is served as, and how its content begins.</summary>
/// <param name="IsPicture">Shown as a picture, and so in need of a text that stands for it.</param>
/// <param name="IsScaled">A picture of pixels, of which smaller ones are made.</param>
public sealed record MediaKind(string Extension, string Type, bool IsPicture = false, bool IsScaled = false)
{
    /// <summary>As many bytes as the decision needs: a drawing may begin with a long comment.</summary>
    public const int HeadLength = 4096;

    private static readonly Dictionary<string, (MediaKind Kind, Func<ReadOnlyMemory<byte>, bool> Begins)> All = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = (new(".jpg", "image/jpeg", IsPicture: true, IsScaled: true), Starts(0, [0xFF, 0xD8, 0xFF])),
        [".jpeg"] = (new(".jpeg", "image/jpeg", IsPicture: true, IsScaled: true), Starts(0, [0xFF, 0xD8, 0xFF])),
        [".png"] = (new(".png", "image/png", IsPicture: true, IsScaled: true), Starts(0, [0x89, (byte)'P', (byte)'N', (byte)'G'])),
        [".webp"] = (new(".webp", "image/webp", IsPicture: true, IsScaled: true), head => Has(head, 0, "RIFF"u8) && Has(head, 8, "WEBP"u8)),
        [".avif"] = (new(".avif", "image/avif", IsPicture: true), head => Has(head, 4, "ftypavi"u8)),
        [".gif"] = (new(".gif", "image/gif", IsPicture: true), Starts(0, "GIF8"u8)),
        [".svg"] = (new(".svg", "image/svg+xml", IsPicture: true), IsDrawing),
        [".ico"] = (new(".ico", "image/x-icon", IsPicture: true), Starts(0, [0, 0, 1, 0])),
        [".pdf"] = (new(".pdf", "application/pdf"), head => head.Span[..Math.Min(1024, head.Length)].IndexOf("%PDF-"u8) >= 0),
        [".docx"] = (new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), Starts(0, "PK\u0003\u0004"u8)),
        [".xlsx"] = (new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Starts(0, "PK\u0003\u0004"u8)),
        [".pptx"] = (new(".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"), Starts(0, "PK\u0003\u0004"u8)),
        [".odt"] = (new(".odt", "application/vnd.oasis.opendocument.text"), Starts(0, "PK\u0003\u0004"u8)),
        [".doc"] = (new(".doc", "application/msword"), Starts(0, [0xD0, 0xCF, 0x11, 0xE0])),
        [".xls"] = (new(".xls", "application/vnd.ms-excel"), Starts(0, [0xD0, 0xCF, 0x11, 0xE0])),
        [".ppt"] = (new(".ppt", "application/vnd.ms-powerpoint"), Starts(0, [0xD0, 0xCF, 0x11, 0xE0])),
        [".mp4"] = (new(".mp4", "video/mp4"), Starts(4, "ftyp"u8)),
        [".m4v"] = (new(".m4v", "video/mp4"), Starts(4, "ftyp"u8)),
        [".mov"] = (new(".mov", "video/quicktime"), head => Has(head, 4, "ftyp"u8) || Has(head, 4, "moov"u8) || Has(head, 4, "wide"u8) || Has(head, 4, "mdat"u8)),
        [".webm"] = (new(".webm", "video/webm"), Starts(0, [0x1A, 0x45, 0xDF, 0xA3])),
        [".ogv"] = (new(".ogv", "video/ogg"), Starts(0, "OggS"u8)),
        [".m4a"] = (new(".m4a", "audio/mp4"), Starts(4, "ftyp"u8)),
        [".mp3"] = (new(".mp3", "audio/mpeg"), head => Has(head, 0, "ID3"u8) || (head.Length > 1 && head.Span[0] == 0xFF && (head.Span[1] & 0xE0) == 0xE0)),
        [".ogg"] = (new(".ogg", "audio/ogg"), Starts(0, "OggS"u8)),
        [".wav"] = (new(".wav", "audio/wav"), head => Has(head, 0, "RIFF"u8) && Has(head, 8, "WAVE"u8)),
    };

    /// <summary>The endings that the library takes, for a form that lets somebody choose a file.</summary>
    public static IEnumerable<string> Extensions => All.Keys;

    public bool IsDrawingFile => Type == "image/svg+xml";

    /// <summary>The kind that a path's ending names, or null when the library takes no such file.</summary>
    public static MediaKind? Named(string path) => All.TryGetValue(Path.GetExtension(path), out var found) ? found.Kind : null;

    /// <summary>Whether a content is of this kind, by its first bytes: the name that somebody gave it proves nothing.</summary>
    public bool IsOf(ReadOnlyMemory<byte> head) => All[Extension].Begins(head);

    private static Func<ReadOnlyMemory<byte>, bool> Starts(int at, ReadOnlySpan<byte> mark)
    {
        var wanted = mark.ToArray();
        return head => Has(head, at, wanted);
    }

    private static bool Has(ReadOnlyMemory<byte> head, int at, ReadOnlySpan<byte> mark) => head.Length >= at + mark.Length && head.Span.Slice(at, mark.Length).SequenceEqual(mark);

    private static bool IsDrawing(ReadOnlyMemory<byte> head)
    {
        var text = Encoding.UTF8.GetString(head.Span).TrimStart('\uFEFF').TrimStart();
        return text.StartsWith('<') && !text.Contains('\0', StringComparison.Ordinal) && text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }
}
