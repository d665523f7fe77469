using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>A subject's word before a department is hidden.</summary>
public interface IDepartmentHidingCheck
{
    /// <summary>The objection, or null.</summary>
    Task<Refusal?> MayHideAsync(Guid departmentId, CancellationToken cancellationToken);
}
