using Portal.Domain.Access;

namespace Portal.Web.Adapters.Jobs;

/// <summary>The site's own nightly work, as the audit log names it: no account stands behind it.</summary>
internal sealed class NightlyActor : IActor
{
    public Guid? StaffId => null;

    public string DisplayName => "夜间任务";

    public Guid? DepartmentId => null;

    public IReadOnlySet<Permission> Permissions { get; } = new HashSet<Permission>();
}
