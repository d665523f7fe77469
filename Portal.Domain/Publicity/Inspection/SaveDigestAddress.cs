using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Inspection;

/// <summary>Where a chief editor gets the digest of the nightly inspection; an empty address ends it.</summary>
[Requires(Permission.PublishContent)]
public sealed record SaveDigestAddress(string Address) : IAct<Nothing>;

internal sealed class SaveDigestAddressValidator : AbstractValidator<SaveDigestAddress>
{
    public SaveDigestAddressValidator() => RuleFor(r => r.Address).Must(a => a.Trim().Length == 0 || MailAddresses.Fits(a)).WithErrorCode("MailAddressWrong");
}

internal sealed class SaveDigestAddressHandler(IPortalDb db, IMailboxSeal seal, IActor actor) : IRequestHandler<SaveDigestAddress, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(SaveDigestAddress request, CancellationToken cancellationToken)
    {
        var (me, address) = (actor.StaffId!.Value, request.Address.Trim());
        var box = await db.StaffMailboxes.SingleOrDefaultAsync(m => m.StaffId == me, cancellationToken);
        switch (box)
        {
            case null when address.Length > 0:
                db.StaffMailboxes.Add(new StaffMailbox(me, seal.Seal(me, address)));
                break;
            case not null when address.Length == 0:
                db.StaffMailboxes.Remove(box);
                break;
            case not null:
                box.MoveTo(seal.Seal(me, address));
                break;
            default:
                break;
        }

        return default(Nothing);
    }
}
