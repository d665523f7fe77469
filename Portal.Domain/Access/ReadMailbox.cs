using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <param name="Address">Empty when none was given.</param>
/// <param name="IsSent">False where no mail server is set: then nobody gets mail.</param>
public sealed record MailboxView(string Address, bool IsSent, IReadOnlyList<TimeOnly> Beats);

/// <summary>One's own mail address.</summary>
[Requires(Permission.ReadCases)]
[Routine]
public sealed record ReadMailbox : IQuery<MailboxView>;

internal sealed class ReadMailboxHandler(IPortalDb db, IMailboxSeal seal, IStaffMail mail, IActor actor) : IRequestHandler<ReadMailbox, Outcome<MailboxView>>
{
    public async Task<Outcome<MailboxView>> Handle(ReadMailbox request, CancellationToken cancellationToken)
    {
        var me = actor.StaffId!.Value;
        var mailbox = await db.StaffMailboxes.AsNoTracking().SingleOrDefaultAsync(m => m.StaffId == me, cancellationToken);
        return new MailboxView(mailbox is null ? "" : seal.Open(me, mailbox.SealedAddress) ?? "", mail.IsConfigured, mail.Beats);
    }
}
