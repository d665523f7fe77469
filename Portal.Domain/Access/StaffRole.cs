namespace Portal.Domain.Access;

/// <summary>Staff roles. System administrator, security administrator and auditor are the three posts that must be three people (三员分立).</summary>
[Flags]
public enum StaffRoles
{
    None = 0,
    Officer = 1,
    DepartmentHead = 2,
    SystemAdministrator = 4,
    SecurityAdministrator = 8,
    Auditor = 16,
    Editor = 32,
    Reviewer = 64,
    ChiefEditor = 128,
}

/// <summary>Which permissions a role holds, and which roles no account may hold together.</summary>
public static class RolePermissions
{
    private static readonly StaffRoles[] ThreePosts =
        [StaffRoles.SystemAdministrator, StaffRoles.SecurityAdministrator, StaffRoles.Auditor];

    private static readonly Dictionary<StaffRoles, Permission[]> Sets = new()
    {
        [StaffRoles.Officer] =
            [Permission.ReadCases, Permission.HandleCases, Permission.ShareCases, Permission.HoldCases, Permission.FileForCallers, Permission.AnswerQuestions],
        [StaffRoles.DepartmentHead] =
        [
            Permission.ReadCases, Permission.HandleCases, Permission.ShareCases, Permission.HoldCases, Permission.ConfirmHolds, Permission.FileForCallers,
            Permission.AnswerQuestions, Permission.ReviewAnswers,
        ],
        [StaffRoles.SystemAdministrator] = [Permission.ManageSystem, Permission.ConfirmStaff],
        [StaffRoles.SecurityAdministrator] = [Permission.ManageStaff, Permission.ConfirmSystem, Permission.ConfirmHolds],
        [StaffRoles.Auditor] = [Permission.ReadAudit],
        [StaffRoles.Editor] = [Permission.WriteContent, Permission.RunActivities, Permission.AnswerQuestions],
        [StaffRoles.Reviewer] = [Permission.WriteContent, Permission.ReviewContent, Permission.AnswerQuestions, Permission.ReviewAnswers],
        [StaffRoles.ChiefEditor] =
        [
            Permission.WriteContent, Permission.ReviewContent, Permission.PublishContent, Permission.ManageColumns, Permission.AuthorTemplates, Permission.ImportContent,
            Permission.RunActivities, Permission.AnswerQuestions, Permission.ReviewAnswers,
        ],
    };

    public static IReadOnlySet<Permission> Of(StaffRoles roles) =>
        Sets.Where(set => roles.HasFlag(set.Key)).SelectMany(set => set.Value).Append(Permission.OwnAccount).ToHashSet();

    /// <summary>
    /// Separation of the three posts (三员分立; GB/T 22239-2019 8.1.5 asks for system, audit and security administration apart): no account
    /// holds two of them, and none of the three can read a case or write what the public reads.
    /// </summary>
    public static bool MayBeHeldTogether(StaffRoles roles)
    {
        var posts = ThreePosts.Count(post => roles.HasFlag(post));
        return posts == 0 || (posts == 1 && !Of(roles).Overlaps([Permission.ReadCases, Permission.WriteContent]));
    }

    /// <summary>Whether a holder works on cases and so needs a key pair.</summary>
    public static bool NeedsKey(StaffRoles roles) => Of(roles).Contains(Permission.ReadCases);
}
