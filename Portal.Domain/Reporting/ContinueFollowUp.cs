using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// The next answer in an open follow-up: a message with files, or only a fresh look. Uses its handle up and gives the next. Refusal:
/// <c>FollowUpEnded</c> when the handle is spent or older than its minutes; the message was then not kept by this request.
/// </summary>
[OpenToAnyone("The handle came from the receipt.")]
public sealed record ContinueFollowUp(FollowUpHandle Handle, string Text, IReadOnlyList<StoredAttachment> Files) : IAct<FollowUpView>;

internal sealed class ContinueFollowUpHandler(
    IPortalDb db, FollowUpChains chains, FollowUpReader reader, IReportSealer sealer, BlobOwners owners, TimeProvider time, IntakeRules rules)
    : IRequestHandler<ContinueFollowUp, Outcome<FollowUpView>>
{
    public async Task<Outcome<FollowUpView>> Handle(ContinueFollowUp request, CancellationToken cancellationToken)
    {
        if (await chains.TakeAsync(request.Handle, cancellationToken) is not { } state
            || await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == state.ReportId, cancellationToken) is not { } report)
        {
            return new Refusal("FollowUpEnded", "Receipt");
        }

        if (request.Text.Length > 5000)
        {
            return new Refusal("TooLong", "Text", 5000);
        }

        if (request.Text.Trim().Length > 0 || request.Files.Count > 0)
        {
            var before = await reader.ReadAsync(report, state.Conversation, cancellationToken);
            var kept = before.Files.Concat(before.Messages.SelectMany(m => m.Files)).Sum(f => f.Length);
            if (kept + request.Files.Sum(f => f.Length) > rules.MaxReportBytes)
            {
                return new Refusal("ReportTooLarge", "Files", rules.MaxReportBytes >> 20);
            }

            if (!await HoldOffTheEndAsync(report, cancellationToken))
            {
                return new Refusal("FollowUpEnded", "Receipt");
            }

            await AddAsync(request, state, cancellationToken);
            report = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == state.ReportId, cancellationToken);
        }

        var handle = chains.Begin(state.ReportId, state.Conversation);
        await db.SaveChangesAsync(cancellationToken);
        return await reader.ReadAsync(report, state.Conversation, cancellationToken) with { Handle = handle };
    }

    /// <summary>
    /// A message in the last days moves the end to <see cref="RetentionPeriods.GraceDays"/> days from now, so that there is time to answer it. False when the
    /// report has gone meanwhile: its row is locked against the night's job from here on.
    /// </summary>
    private async Task<bool> HoldOffTheEndAsync(Report report, CancellationToken cancellationToken)
    {
        var grace = time.Today().AddDays(RetentionPeriods.GraceDays);
        return report.KeepUntil is not { } end || end >= grace
            || await db.Reports.Where(r => r.Id == report.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.KeepUntil, r => r.KeepUntil < grace ? grace : r.KeepUntil), cancellationToken) == 1;
    }

    private async Task AddAsync(ContinueFollowUp request, FollowUpState state, CancellationToken cancellationToken)
    {
        var order = await FilingOrder.NextAsync(db, cancellationToken);
        var message = new ConversationMessage(Voice.Reporter, null, request.Text.Trim(), SealedForm.ToMinute(time.UtcNow()), order, request.Files);
        var id = Guid.NewGuid();
        db.ReportEntries.Add(new ReportEntry(
            id, state.ReportId, EntryLane.Conversation, sealer.SealJson(state.Conversation, Seals.Entry(state.ReportId, id, EntryLane.Conversation), message)));
        var names = request.Files.Select(f => f.Blob).ToArray();
        var owner = owners.OfReport(state.ReportId);
        await db.SealedBlobs.Where(b => names.Contains(b.Name)).ExecuteUpdateAsync(set => set.SetProperty(b => b.Owner, owner), cancellationToken);
    }
}

/// <summary>Ends an open follow-up at once.</summary>
[OpenToAnyone("The handle came from the receipt.")]
public sealed record LeaveFollowUp(FollowUpHandle Handle) : IAct<Nothing>;

internal sealed class LeaveFollowUpHandler(FollowUpChains chains) : IRequestHandler<LeaveFollowUp, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(LeaveFollowUp request, CancellationToken cancellationToken)
    {
        await chains.TakeAsync(request.Handle, cancellationToken);
        return default(Nothing);
    }
}
