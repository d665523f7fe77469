using Portal.Domain.Access;

namespace Portal.Web.Pipeline;

/// <summary>Who acts where nobody is signed in: jobs, and a site that was composed without accounts.</summary>
internal sealed class Nobody : IActor
{
    public Guid? StaffId => null;

    public string DisplayName => "";

    public Guid? DepartmentId => null;

    public IReadOnlySet<Permission> Permissions { get; } = new HashSet<Permission>();
}
