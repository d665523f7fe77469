using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// The next answer in an open follow-up: a message with its files and those that waited for it, or only a fresh look, which lets them wait on. Uses its handle up and gives the next. Refusal:
/// <c>FollowUpEnded</c> when the handle is spent or older than its minutes; the message was then not kept by this request.
/// </summary>
/// <param name="Remove">A waiting file that is not wanted after all; its blob is free once this was done.</param>
[OpenToAnyone("The handle came from the receipt.")]
public sealed record ContinueFollowUp(FollowUpHandle Handle, string Text, IReadOnlyList<StoredAttachment> Files, bool Sends = false, Guid? Remove = null)
    : IAct<FollowUpView>;

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

        var waiting = state.Files.Where(f => f.Id != request.Remove).ToArray();
        StoredAttachment[] files = request.Sends ? [.. waiting, .. request.Files] : [.. request.Files];
        if (files.Length > rules.MaxFiles)
        {
            return new Refusal("TooManyFiles", "Files", rules.MaxFiles);
        }

        if (request.Text.Trim().Length > 0 || files.Length > 0)
        {
            var before = await reader.ReadAsync(report, state.Conversation, cancellationToken);
            var kept = before.Files.Concat(before.Messages.SelectMany(m => m.Files)).Sum(f => f.Length);
            if (kept + files.Sum(f => f.Length) > rules.MaxReportBytes)
            {
                return new Refusal("ReportTooLarge", "Files", rules.MaxReportBytes >> 20);
            }

            if (!await HoldOffTheEndAsync(report, cancellationToken))
            {
                return new Refusal("FollowUpEnded", "Receipt");
            }

            await AddAsync(request.Text, files, state, cancellationToken);
            report = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == state.ReportId, cancellationToken);
        }

        // What was not sent waits on with the next handle, parts of files that are still on their way included.
        waiting = request.Sends ? [] : waiting;
        var uploads = state.Uploads.Where(u => u.FileId is null && u.ExpiresAt > time.UtcNow()).ToArray();
        var handle = chains.Begin(state.ReportId, state.Conversation, waiting, uploads);
        var (was, next) = (owners.OfFollowUp(request.Handle.Id), owners.OfFollowUp(handle.Id));
        await db.SealedBlobs.Where(b => b.Owner == was).ExecuteUpdateAsync(set => set.SetProperty(b => b.Owner, next), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return await reader.ReadAsync(report, state.Conversation, cancellationToken) with { Handle = handle, Waiting = waiting, Uploads = uploads };
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

    private async Task AddAsync(string text, StoredAttachment[] files, FollowUpState state, CancellationToken cancellationToken)
    {
        var order = await FilingOrder.NextAsync(db, cancellationToken);
        var message = new ConversationMessage(Voice.Reporter, null, text.Trim(), SealedForm.ToMinute(time.UtcNow()), order, files);
        var id = Guid.NewGuid();
        db.ReportEntries.Add(new ReportEntry(
            id, state.ReportId, EntryLane.Conversation, sealer.SealJson(state.Conversation, Seals.Entry(state.ReportId, id, EntryLane.Conversation), message)));
        var names = files.Select(f => f.Blob).ToArray();
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
        if (!await chains.EndAsync(request.Handle, cancellationToken))
        {
            await chains.TakeAsync(request.Handle, cancellationToken);
        }

        return default(Nothing);
    }
}
