namespace Portal.Domain.Access;

/// <summary>The site acting by itself, by the clock, as the audit log names it.</summary>
public sealed class TheSite : IActor
{
    public static readonly TheSite Itself = new();

    private TheSite()
    {
    }

    public Guid? StaffId => null;

    public string DisplayName => "本站";

    public Guid? DepartmentId => null;

    public IReadOnlySet<Permission> Permissions { get; } = new HashSet<Permission>();
}
