using Portal.Domain.Access;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Setup.Staff;

/// <summary>Roles in Chinese, in the order in which the form offers them.</summary>
internal static class StaffRoleWords
{
    public static IReadOnlyList<StaffRoles> All { get; } = [.. Enum.GetValues<StaffRoles>().Where(role => role != StaffRoles.None)];

    public static string Of(SiteText words, StaffRoles roles) =>
        string.Join('、', All.Where(role => roles.HasFlag(role)).Select(role => words["Staff.Role." + role]));

    /// <summary>The ticked boxes as one value.</summary>
    public static StaffRoles Joined(IEnumerable<StaffRoles> ticked) => ticked.Aggregate(StaffRoles.None, (all, role) => all | role);
}
