namespace Portal.Domain.Reporting;

/// <summary>How an attachment is called and served. The words come from this table and never from the reporter's file.</summary>
public static class CaseAttachments
{
    internal const string AnythingElse = "application/octet-stream";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["jpg"] = "image/jpeg",
        ["png"] = "image/png",
        ["webp"] = "image/webp",
        ["mp4"] = "video/mp4",
        ["mov"] = "video/quicktime",
        ["m4a"] = "audio/mp4",
        ["mp3"] = "audio/mpeg",
        ["pdf"] = "application/pdf",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    public static string NameOf(int number, string extension) => $"附件{number}.{extension}";

    /// <summary>A name that no double click opens, for a file in which the scanner found something.</summary>
    public static string DangerousNameOf(int number, string extension) => NameOf(number, extension) + ".danger";

    /// <summary>An untouched original is always a stream of bytes, whatever it says it is: no browser may open it by itself.</summary>
    public static string TypeOf(AttachmentKind kind, string extension) =>
        kind == AttachmentKind.Original ? AnythingElse : Types.GetValueOrDefault(extension, AnythingElse);

    internal static CaseAttachmentView[] Number(IEnumerable<StoredAttachment> files) =>
    [
        .. files.Select((file, place) => new CaseAttachmentView(
            place + 1, NameOf(place + 1, file.Extension), file.Kind, file.Extension, file.Length, file.Removed, file.TurnedUpright, file.HasVoice, file.Seconds)
        {
            Scan = file.Scan,
        }),
    ];
}
