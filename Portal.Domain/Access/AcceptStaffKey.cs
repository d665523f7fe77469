using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>
/// A second person's word that a public key is the officer's own, given after its fingerprint was compared by voice or face to face. From here on
/// reports are wrapped for it.
/// </summary>
/// <param name="UserName">Whose key it is, for the audit log; must fit the key.</param>
[Requires(Permission.ManageStaff)]
public sealed record AcceptStaffKey(Guid KeyId, string UserName) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => UserName;
}

internal sealed class AcceptStaffKeyHandler(IPortalDb db, StaffRegister register, DepartmentNews news, IActor actor) : IRequestHandler<AcceptStaffKey, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(AcceptStaffKey request, CancellationToken cancellationToken)
    {
        var found = await register.FindAsync(request.UserName, cancellationToken);
        if (found.IsRefused)
        {
            return Outcome<Nothing>.Refused(found.Refusals);
        }

        var member = found.Value;
        var key = await db.StaffKeys.SingleOrDefaultAsync(k => k.Id == request.KeyId && k.StaffId == member.Id, cancellationToken);
        if (key is null)
        {
            return new Refusal("NotThere");
        }

        if (member.Standing != Standing.InForce)
        {
            return new Refusal("NotInForce");
        }

        var accepted = key.Accept(actor.StaffId.GetValueOrDefault());
        if (accepted.IsRefused)
        {
            return Outcome<Nothing>.Refused(accepted.Refusals);
        }

        news.Tell(member.DepartmentId, DepartmentEvent.KeyAccepted, member.DisplayName);
        return default(Nothing);
    }
}
