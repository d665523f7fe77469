using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>Who sends the present request. Nobody on public pages: there is no cookie there to tell.</summary>
public interface IActor
{
    /// <summary>The signed-in member of staff, or null.</summary>
    Guid? StaffId { get; }

    /// <summary>Shown in the audit log and as the sender of notes.</summary>
    string DisplayName { get; }

    Guid? DepartmentId { get; }

    IReadOnlySet<Permission> Permissions { get; }
}

/// <summary>The signed-in officer's private keys, unlocked for this request only.</summary>
public interface IKeyring
{
    /// <summary>The unlocked key with this id, or null when the session holds no such key.</summary>
    IUnlockedKey? Find(Guid keyId);
}
