using Portal.Domain.Access;

namespace Portal.Web.Commands;

/// <summary>Somebody who can sign in from the first day.</summary>
internal sealed record SetupPerson(string UserName, string DisplayName, StaffRoles Roles);

/// <summary>
/// What <c>setup</c> will make, read from its options. Officers are two, because one alone can be ill, and because a duty desk with one would
/// make that one person the reader of everything.
/// </summary>
internal sealed record SetupPlan(string DutyDesk, string DutyTelephone, string? SharesFolder, RecoveryHolders Holders, IReadOnlyList<SetupPerson> People)
{
    private const int MaxNameLength = 64;

    private static readonly (string Option, string Otherwise, StaffRoles Roles)[] Posts =
    [
        ("system-admin", "system:系统管理员", StaffRoles.SystemAdministrator),
        ("security-admin", "security:安全管理员", StaffRoles.SecurityAdministrator),
        ("auditor", "auditor:审计员", StaffRoles.Auditor),
        ("duty-officer", "duty1:值班员一", StaffRoles.Officer),
        ("duty-officer-2", "duty2:值班员二", StaffRoles.Officer),
    ];

    private static readonly string[] Known = [.. Posts.Select(post => post.Option), .. ShareHolders.Options, "duty-desk", "duty-telephone", "shares-folder"];

    public static string? FindUnknown(string[] args) => CommandOptions.FindUnknown(args, Known);

    /// <summary>The plan, or the option that is wrong with why (key of the message).</summary>
    public static (SetupPlan? Plan, string Option, string Why) Read(IConfiguration options)
    {
        var people = new List<SetupPerson>();
        foreach (var (option, otherwise, roles) in Posts)
        {
            var parts = (options[option] ?? otherwise).Split(':', 2);
            if (parts.Length != 2 || !UserNames.IsWellFormed(parts[0]) || parts[1].Trim().Length is 0 or > MaxNameLength)
            {
                return (null, option, "PersonForm");
            }

            if (people.Any(person => person.UserName == parts[0]))
            {
                return (null, option, "SamePerson");
            }

            people.Add(new SetupPerson(parts[0], parts[1].Trim(), roles));
        }

        var (holders, wrong, why) = ShareHolders.Read(options);
        if (holders is null)
        {
            return (null, wrong, why);
        }

        var desk = (options["duty-desk"] ?? "值班室").Trim();
        return desk.Length is < 2 or > 100
            ? (null, "duty-desk", "DeskForm")
            : (new SetupPlan(desk, options["duty-telephone"] ?? "", options["shares-folder"], holders, people), "", "");
    }
}
