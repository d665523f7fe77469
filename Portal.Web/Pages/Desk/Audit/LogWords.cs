using Portal.Domain.Audit;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Audit;

/// <summary>What a log keeps as codes, in Chinese. A code without words is shown as it is: the log must stay readable after any change.</summary>
internal static class LogWords
{
    public static string Act(SiteText words, string act) => words.Find("Audit.Act." + act) ?? act;

    public static string Result(SiteText words, string result) =>
        result == AuditTrail.Done ? words["Audit.Done"] : words.Find("Audit.Result." + result) ?? words["Audit.Refused", result];

    public static string SignIn(SiteText words, string result) => words.Find("Audit.SignIn." + result) ?? words.Find("Audit.Result." + result) ?? result;
}
