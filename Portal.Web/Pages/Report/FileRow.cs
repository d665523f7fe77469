using Portal.Domain.Reporting;
using Portal.Web.Pages.Intake;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Report;

/// <summary>What a row of the list of files says; the page and the uploading script show the same.</summary>
/// <param name="Gone">What was taken out, line by line.</param>
/// <param name="Warn">What the sender must know of this file, or null.</param>
internal sealed record FileRow(Guid Id, string Name, string About, string Icon, IReadOnlyList<string> Gone, string? Warn)
{
    public static FileRow Of(SiteText words, StoredAttachment file, string name) => new(
        file.Id, name, FileWords.Describe(words, file), FileWords.Icon(file.Kind), Lines(words, file), Warning(words, file));

    private static string[] Lines(SiteText words, StoredAttachment file)
    {
        if (file.Kind == AttachmentKind.Original)
        {
            return [];
        }

        var removed = file.Removed.Count > 0 ? words["Report.Files.Removed", FileWords.Removed(words, file.Removed)] : words["Report.Files.NothingFound"];
        return file.Kind == AttachmentKind.Picture ? [removed, file.TurnedUpright ? words["Report.Files.Upright"] : words["Report.Files.Recoded"]] : [removed];
    }

    private static string? Warning(SiteText words, StoredAttachment file) => true switch
    {
        _ when file.Scan.IsDangerous => words["Report.Files.Danger", file.Scan.Name],
        _ when file.Kind == AttachmentKind.Original => words["Report.Files.KeptOriginal"],
        _ => file.HasVoice ? words["Report.Files.Voice"] : null,
    };
}
