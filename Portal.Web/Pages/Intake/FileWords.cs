using System.Globalization;
using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Intake;

/// <summary>How an attachment is spoken of. Its own name is never known: it is 附件1.jpg.</summary>
internal static class FileWords
{
    public static string Size(long bytes) => bytes >= 100 << 10
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes >> 10)} KB");

    public static string Icon(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Picture => "image",
        AttachmentKind.Video => "video",
        AttachmentKind.Audio => "play",
        _ => "file",
    };

    public static string Describe(SiteText words, StoredAttachment file)
    {
        var kind = words["Report.Files.Kind." + file.Kind];
        return file.Seconds is { } seconds
            ? words["Report.Files.Timed", kind, TimeSpan.FromSeconds(seconds).ToString(@"m\:ss", CultureInfo.InvariantCulture), Size(file.Length)]
            : words["Report.Files.Sized", kind, Size(file.Length)];
    }

    public static string Removed(SiteText words, IReadOnlyList<Removal> removed) =>
        string.Join(words["Report.Files.Separator"], removed.Select(r => words["Report.Files.Removal." + r]));
}
