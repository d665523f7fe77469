using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>
/// Sets where the mail that says there is work goes, typed twice because no code is mailed: every mail to staff has the same words. An empty address ends it.
/// </summary>
[Requires(Permission.ReadCases)]
public sealed record SaveMailbox(string Address, string Again) : IAct<Nothing>;

internal sealed class SaveMailboxValidator : AbstractValidator<SaveMailbox>
{
    public const int Longest = 254;

    public SaveMailboxValidator()
    {
        RuleFor(r => r.Address).Must(Fits).WithErrorCode("MailAddressWrong");
        RuleFor(r => r.Again).Must((request, again) => string.Equals(again.Trim(), request.Address.Trim(), StringComparison.OrdinalIgnoreCase))
            .WithErrorCode("MailAddressDiffers");
    }

    /// <summary>Printable ASCII with one @ and a host with a dot: what every mail server takes.</summary>
    private static bool Fits(string typed)
    {
        var address = typed.Trim();
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return address.Length == 0
            || (address.Length <= Longest && at is > 0 and <= 64 && at == address.LastIndexOf('@') && address.All(c => c is > ' ' and < '\x7f' and not ('<' or '>' or '"' or ',' or ';' or ':' or '\\' or '(' or ')' or '[' or ']'))
                && address[(at + 1)..] is var host && host.Contains('.', StringComparison.Ordinal) && host[0] is not ('.' or '-') && host[^1] is not ('.' or '-') && !address.Contains("..", StringComparison.Ordinal));
    }
}

internal sealed class SaveMailboxHandler(IPortalDb db, IMailboxSeal seal, IActor actor) : IRequestHandler<SaveMailbox, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(SaveMailbox request, CancellationToken cancellationToken)
    {
        var (me, address) = (actor.StaffId!.Value, request.Address.Trim());
        var mailbox = await db.StaffMailboxes.SingleOrDefaultAsync(m => m.StaffId == me, cancellationToken);
        if (address.Length == 0)
        {
            if (mailbox is not null)
            {
                db.StaffMailboxes.Remove(mailbox);
            }
        }
        else if (mailbox is null)
        {
            db.StaffMailboxes.Add(new StaffMailbox(me, seal.Seal(me, address)));
        }
        else
        {
            mailbox.MoveTo(seal.Seal(me, address));
        }

        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}

/// <summary>Whoever leaves gets no more mail.</summary>
internal sealed class EndMailboxOfRemovedStaff(IPortalDb db) : INotificationHandler<StaffRemoved>
{
    public async Task Handle(StaffRemoved notification, CancellationToken cancellationToken)
    {
        db.StaffMailboxes.RemoveRange(await db.StaffMailboxes.Where(m => m.StaffId == notification.StaffId).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }
}
