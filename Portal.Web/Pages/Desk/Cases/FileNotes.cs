using System.Globalization;
using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Cases;

/// <summary>What an officer should know of an attachment before looking at it.</summary>
internal static class FileNotes
{
    private const double Mebi = 1 << 20;

    public static string Of(SiteText words, CaseAttachmentView file) => string.Join("，", Parts(words, file));

    private static IEnumerable<string> Parts(SiteText words, CaseAttachmentView file)
    {
        yield return words["Cases.Files.Size", Math.Max(0.1, file.Length / Mebi).ToString("0.0", CultureInfo.InvariantCulture)];
        if (file.Seconds is { } seconds)
        {
            yield return words["Cases.Files.Length", TimeSpan.FromSeconds(seconds).ToString(@"m\:ss", CultureInfo.InvariantCulture)];
        }

        if (file.Kind != AttachmentKind.Original)
        {
            yield return words["Cases.Files.Cleaned"];
        }

        if (file.HasVoice)
        {
            yield return words["Cases.Files.Voice"];
        }

        yield return words["Cases.Files.Scan." + file.Scan.Outcome, file.Scan.Name];
    }
}
