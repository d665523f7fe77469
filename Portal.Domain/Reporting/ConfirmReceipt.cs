using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// The reporter has typed groups of this receipt from paper: it is the one that counts, also if the same sending in another window has replaced it
/// meanwhile. From now on no repeated sending replaces it. Refusal: <c>AlreadyConfirmed</c> when another receipt was confirmed before.
/// </summary>
[OpenToAnyone("A draft belongs to whoever holds its ticket.")]
public sealed record ConfirmReceipt(DraftTicket Ticket, ReceiptKeys Receipt) : IAct<Nothing>;

internal sealed class ConfirmReceiptHandler(IPortalDb db, Drafts drafts, ReceiptLocks locks) : IRequestHandler<ConfirmReceipt, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ConfirmReceipt request, CancellationToken cancellationToken)
    {
        var (row, state) = await drafts.LockAsync(request.Ticket, cancellationToken);
        if (state.Sent is not { } sent)
        {
            return new Refusal("NotSent");
        }

        var report = await db.Reports.SingleAsync(r => r.Id == sent.ReportId, cancellationToken);
        var counts = CryptographicOperations.FixedTimeEquals(report.ReceiptTag, request.Receipt.Tag);
        if (sent.Confirmed)
        {
            return counts ? default(Nothing) : new Refusal("AlreadyConfirmed");
        }

        if (!counts)
        {
            report.LockWith(locks.For(report.Id, request.Receipt, sent.ReporterKey));
        }

        drafts.Keep(request.Ticket, row, state with { Sent = sent with { Confirmed = true, ReporterKey = [] } });
        return default(Nothing);
    }
}
