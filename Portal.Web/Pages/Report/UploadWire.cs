using System.Text.Json.Serialization;

namespace Portal.Web.Pages.Report;

/// <summary>What the uploading script and the server say to each other; documented in docs/operations.md.</summary>
internal static class UploadWire
{
    public const string Path = "/report/upload";

    /// <summary>The header in which the upload's ticket travels: it stands in no address, so in no history and no proxy's log.</summary>
    public const string Ticket = "Upload-Ticket";

    public const string Part = "Upload-Part";

    /// <summary>RFC 9530: <c>sha-256=:base64:</c>.</summary>
    public const string Digest = "Content-Digest";

    /// <summary>Set when the sender agrees to have a file kept that cannot be cleaned.</summary>
    public const string Keep = "Upload-Keep";
}

/// <param name="Ticket">A form ticket with a fresh hour: the page that uploads is in use. Null in a follow-up, whose handle stays as it is.</param>
internal sealed record UploadBegun(string Upload, int PartLength, int Parts, string? Ticket);

internal sealed record PartTaken(string? Ticket);

/// <param name="Marks">SHA-256 (base64) of the first and the last part that are there.</param>
/// <param name="File">Set when the upload has become an attachment.</param>
internal sealed record UploadStanding(
    long Length, int PartLength, IReadOnlyList<int> Arrived, IReadOnlyDictionary<int, string> Marks, FileRow? File, string? Ticket);

/// <param name="Place">Where the row stands among those of whole files.</param>
internal sealed record UploadFinished(FileRow File, int Place, string Got, string Left, string? Ticket);

/// <summary>RFC 9457, in the words of the page.</summary>
/// <param name="Code">The refusal's stable code.</param>
/// <param name="Again">The same request may be sent again as it is, a little later.</param>
/// <param name="Consent">The file can be kept as it came, if the sender agrees.</param>
internal sealed record UploadProblem(
    string Title,
    int Status,
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Again = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Consent = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<int>? Missing = null);
