using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;

namespace Portal.Domain.Reporting;

/// <summary>
/// Writes an officer's messages and notes, sealed, in the order of the one counter, and forgets what was half typed of them. Needs a transaction and saves
/// nothing itself.
/// </summary>
public sealed class CaseJournal(IPortalDb db, IReportSealer sealer, CaseScratches scratches, IActor actor, TimeProvider time)
{
    internal async Task TellReporterAsync(
        Guid reportId, ReportKeys keys, string text, ReportState? newState, NotAcceptedReason? reason, CancellationToken cancellationToken,
        Guid? entryId = null)
    {
        var order = await FilingOrder.NextAsync(db, cancellationToken);
        var message = new ConversationMessage(Voice.Officer, actor.StaffId, text.Trim(), SealedForm.ToMinute(time.UtcNow()), order, [], newState, reason);
        Add(reportId, EntryLane.Conversation, keys.Conversation, message, entryId);
        if (actor.StaffId is { } officer)
        {
            await scratches.ForgetAsync(officer, reportId, ActOf(newState), cancellationToken);
        }
    }

    /// <summary>Sealed under the desk's key, which no receipt ever opens.</summary>
    internal async Task NoteAsync(Guid reportId, ReportKeys keys, string text, CancellationToken cancellationToken, Guid? entryId = null)
    {
        if (keys.Desk is not { } desk || actor.StaffId is not { } officer)
        {
            throw new InvalidOperationException("Notes are written by officers, with the desk's key.");
        }

        var order = await FilingOrder.NextAsync(db, cancellationToken);
        Add(reportId, EntryLane.Desk, desk, new DeskNote(officer, actor.DisplayName, text.Trim(), SealedForm.ToMinute(time.UtcNow()), order), entryId);
        await scratches.ForgetAsync(officer, reportId, CaseAct.AddNote, cancellationToken);
    }

    /// <summary>Whether a form with this id was kept before: the same form sent twice writes once.</summary>
    internal async Task<bool> HasAsync(Guid reportId, Guid? entryId, CancellationToken cancellationToken) =>
        entryId is { } id && await db.ReportEntries.AnyAsync(e => e.Id == id && e.ReportId == reportId, cancellationToken);

    private static CaseAct ActOf(ReportState? step) => step is { } to ? CaseActs.Table.Single(act => act.To == to).Act : CaseAct.WriteToReporter;

    private void Add<T>(Guid reportId, EntryLane lane, byte[] key, T entry, Guid? entryId)
    {
        // Only a random id is taken from a form: any other version would carry a time.
        var id = entryId is { Version: 4 } given ? given : Guid.NewGuid();
        db.ReportEntries.Add(new ReportEntry(id, reportId, lane, sealer.SealJson(key, Seals.Entry(reportId, id, lane), entry)));
    }
}
