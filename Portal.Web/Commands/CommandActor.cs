using Portal.Domain.Access;

namespace Portal.Web.Commands;

/// <summary>Whoever runs a command on the machine itself, as the audit log names him: no account stands behind it.</summary>
internal sealed class CommandActor : IActor
{
    public Guid? StaffId => null;

    public string DisplayName => "命令行";

    public Guid? DepartmentId => null;

    public IReadOnlySet<Permission> Permissions { get; } = new HashSet<Permission>();
}
