namespace Portal.Domain.Access;

/// <summary>The permissions a member of staff needs for a request: all of them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(params Permission[] permissions) : Attribute
{
    public IReadOnlyList<Permission> Permissions { get; } = permissions;
}

/// <summary>A request that needs no account, with the reason. A request with neither mark is refused, and the start-up check names it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAnyoneAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}
