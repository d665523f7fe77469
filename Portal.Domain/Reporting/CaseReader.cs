using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>A case's sealed half, opened: messages in their sealed order, and every attachment under its number.</summary>
internal sealed record OpenedCase(
    Report Report, ReportContent Content, IReadOnlyList<ConversationMessage> Messages, IReadOnlyList<DeskNote> Notes, int Damaged, HoldReason? HoldReason = null)
{
    /// <summary>Attachment n is at place n - 1: first those of the report, then those of the messages as they came.</summary>
    public IReadOnlyList<StoredAttachment> Files { get; } = [.. Content.Files, .. Messages.SelectMany(m => m.Files)];
}

/// <summary>Opens a case with the signed-in officer's keys. Refusals as <see cref="CaseKeys"/>, and <c>CaseDamaged</c> when the content does not open.</summary>
public sealed class CaseReader(IPortalDb db, IReportSealer sealer, CaseKeys caseKeys)
{
    internal async Task<Outcome<OpenedCase>> OpenAsync(Guid reportId, CancellationToken cancellationToken)
    {
        var opened = await caseKeys.OpenAsync(reportId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<OpenedCase>.Refused(opened.Refusals);
        }

        using var keys = opened.Value;
        var report = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == reportId, cancellationToken);
        var hold = await db.LegalHolds.AsNoTracking().Where(h => h.ReportId == reportId).Select(h => h.SealedReason).SingleOrDefaultAsync(cancellationToken);
        var entries = await db.ReportEntries.AsNoTracking().Where(e => e.ReportId == reportId).ToListAsync(cancellationToken);
        try
        {
            var content = sealer.OpenJson<ReportContent>(keys.Conversation, Seals.Content(reportId), report.SealedContent);
            var messages = OpenAll<ConversationMessage>(entries, EntryLane.Conversation, keys.Conversation);
            var notes = OpenAll<DeskNote>(entries, EntryLane.Desk, keys.Desk ?? []);
            return new OpenedCase(
                report, content, [.. messages.OrderBy(m => m.Order)], [.. notes.OrderBy(n => n.Order)], entries.Count - messages.Count - notes.Count,
                hold is null ? null : OpenReason(hold, reportId, keys.Desk ?? []));
        }
        catch (SealBrokenException)
        {
            return new Refusal("CaseDamaged");
        }
    }

    private HoldReason? OpenReason(byte[] sealedReason, Guid reportId, byte[] desk)
    {
        try
        {
            return sealer.OpenJson<HoldReason>(desk, Seals.Hold(reportId), sealedReason);
        }
        catch (SealBrokenException)
        {
            // Like a broken entry, it must not hide the case.
            return null;
        }
    }

    /// <summary>One broken entry must not hide the others: the caller counts what is missing and the page says so.</summary>
    private List<T> OpenAll<T>(IEnumerable<ReportEntry> entries, EntryLane lane, byte[] key)
    {
        var open = new List<T>();
        foreach (var entry in entries.Where(e => e.Lane == lane))
        {
            try
            {
                open.Add(sealer.OpenJson<T>(key, Seals.Entry(entry), entry.SealedBody));
            }
            catch (SealBrokenException)
            {
            }
        }

        return open;
    }
}
