using Portal.Domain.Access;
using Portal.Web.Pipeline.Accounts;

namespace Portal.Web.Adapters.Accounts;

/// <summary>The signed-in member of staff. Outside <c>/desk</c> nobody was authenticated, so there it is nobody.</summary>
internal sealed class DeskActor(AreaVisit visit) : IActor
{
    private static readonly IReadOnlySet<Permission> None = new HashSet<Permission>();

    private IReadOnlySet<Permission>? _permissions;

    public Guid? StaffId => visit.Member?.Id;

    public string DisplayName => visit.Member?.DisplayName ?? "";

    public Guid? DepartmentId => visit.Member?.DepartmentId;

    /// <summary>Who still owes a step may do nothing but that step, and that is not a request of the domain.</summary>
    public IReadOnlySet<Permission> Permissions =>
        visit.Member is { } member && visit.Owed is OwedStep.None ? _permissions ??= RolePermissions.Of(member.Roles) : None;
}
