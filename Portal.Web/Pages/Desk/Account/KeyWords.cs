using Portal.Domain.Access;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Account;

/// <summary>How the page names a key.</summary>
internal static class KeyWords
{
    public static string Of(SiteText words, ColleagueKey key) =>
        words[key.Standing is not Standing.InForce ? "Account.Key.Proposed" : key.IsNewest ? "Account.Key.InForce" : "Account.Key.Older"];

    public static string Quarter(SiteText words, ColleagueKey key) => words["Account.Key.Quarter", KeyEpoch.Year(key.Epoch), KeyEpoch.Quarter(key.Epoch)];
}

/// <summary>How the page tells a change of the department.</summary>
internal static class ChangeWords
{
    /// <summary>The person; or the line of the routing table in words.</summary>
    public static string Subject(SiteText words, DepartmentChange change)
    {
        if (change.What is not (DepartmentEvent.RouteProposed or DepartmentEvent.RouteChanged))
        {
            return change.Subject;
        }

        var at = change.Subject.IndexOf('/', StringComparison.Ordinal);
        var district = change.Subject[(at + 1)..];
        return words["Account.Changes.Route", words["Report.Industry." + change.Subject[..at]], district.Length > 0 ? district : words["System.Routing.Others"]];
    }

    public static string By(SiteText words, DepartmentChange change) =>
        change.First.Length > 0 ? words["Account.Changes.Two", change.First, change.By] : change.By;
}
