using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>A subject's word before a member of staff is removed: a refusal stops the removal, null lets it go on.</summary>
public interface IStaffRemovalCheck
{
    Task<Refusal?> MayRemoveAsync(Guid staffId, CancellationToken cancellationToken);
}
