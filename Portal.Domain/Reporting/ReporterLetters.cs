using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;

namespace Portal.Domain.Reporting;

/// <summary>
/// Finds the cases in which the reporter had the last word. Nothing plain says so: the conversations of one page of the list are opened with the
/// asker's own keys, and nothing of them but this one bit is shown.
/// </summary>
public sealed class ReporterLetters(IPortalDb db, IReportSealer sealer, CaseKeys caseKeys, IActor actor)
{
    internal async Task<IReadOnlySet<Guid>> WaitingAsync(IReadOnlyCollection<Guid> reportIds, CancellationToken cancellationToken)
    {
        if (actor.StaffId is not { } officer)
        {
            return new HashSet<Guid>();
        }

        var entries = (await db.ReportEntries.AsNoTracking()
            .Where(e => reportIds.Contains(e.ReportId) && e.Lane == EntryLane.Conversation)
            .ToListAsync(cancellationToken)).ToLookup(e => e.ReportId);
        var wraps = await db.ReportWraps.AsNoTracking()
            .Where(w => reportIds.Contains(w.ReportId) && w.StaffId == officer)
            .ToListAsync(cancellationToken);
        return wraps.GroupBy(w => w.ReportId)
            .Where(mine => entries.Contains(mine.Key) && ReporterSpokeLast(mine.ToArray(), entries[mine.Key]))
            .Select(mine => mine.Key)
            .ToHashSet();
    }

    private bool ReporterSpokeLast(ReportWrap[] wraps, IEnumerable<ReportEntry> entries)
    {
        var opened = caseKeys.Open(wraps);
        if (opened.IsRefused)
        {
            return false;
        }

        using var keys = opened.Value;
        try
        {
            return entries
                .Select(e => sealer.OpenJson<ConversationMessage>(keys.Conversation, Seals.Entry(e), e.SealedBody))
                .MaxBy(m => m.Order) is { From: Voice.Reporter };
        }
        catch (SealBrokenException)
        {
            // The list goes on; opening the case says what is damaged.
            return false;
        }
    }
}
