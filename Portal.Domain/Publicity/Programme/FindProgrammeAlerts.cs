using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Programme;

/// <summary>An item that somebody should look at.</summary>
/// <param name="IsDraft">What was looked at is a draft, not what the public sees.</param>
/// <param name="IsShortNotice">It hangs out for fewer days than it must.</param>
public sealed record ProgrammeAlert(string ItemId, ProgrammeRegister Register, string Title, RegisterStanding Standing, bool IsDraft, int UnreadableRows, bool IsShortNotice);

/// <param name="Counts">How many of each register there are, whichever is shown.</param>
/// <param name="UnknownYear">A year that deadlines reach into and whose holidays nobody has entered.</param>
public sealed record ProgrammeAlerts(IReadOnlyList<ProgrammeAlert> Alerts, IReadOnlyList<(ProgrammeRegister Register, int Count)> Counts, int? UnknownYear, DateOnly Today);

/// <summary>What the clock asks of editors: near and missed deadlines, certificates near their end, results that are due, rows that cannot be read.</summary>
/// <param name="Type">Empty: of every register.</param>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record FindProgrammeAlerts(string Type = "") : IQuery<ProgrammeAlerts>;

internal sealed class FindProgrammeAlertsHandler(IPortalDb db, IContentDesk desk, ContentWork work, WorkingDays days, TimeProvider time)
    : IRequestHandler<FindProgrammeAlerts, Outcome<ProgrammeAlerts>>
{
    private const int Most = 500;

    public async Task<Outcome<ProgrammeAlerts>> Handle(FindProgrammeAlerts request, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var reach = await work.ReachAsync(await desk.ColumnsAsync(cancellationToken), cancellationToken);
        var near = days.After(today, StandingRules.SoonWorkingDays);
        var last = near.DayNumber > today.DayNumber + StandingRules.ReminderDays ? near : today.AddDays(StandingRules.ReminderDays);
        var types = ProgrammeRegisters.Types.Where(type => reach.Has(type, [])).ToArray();

        // What the public sees and what is being written both have rows, for either may be late. What is done, taken back or far off asks nothing of anybody; a notice
        // that is too short does so from the first day.
        var entries = await db.ProgrammeEntries.AsNoTracking()
            .Where(e => types.Contains(e.ContentType) && (e.UnreadableRows > 0 || (!e.IsRevoked && e.ClosedOn == null && e.DueOn <= last)))
            .OrderBy(e => e.DueOn == null).ThenBy(e => e.DueOn).ThenBy(e => e.ItemId).Take(Most).ToListAsync(cancellationToken);
        var alerts = entries.Select(entry => Alert(entry, today)).OfType<ProgrammeAlert>().ToList();
        var counts = ProgrammeRegisters.All.Select(register => (register, alerts.Count(alert => alert.Register == register))).Where(one => one.Item2 > 0).ToList();
        return new ProgrammeAlerts(
            [.. alerts.Where(alert => request.Type.Length == 0 || alert.Register.Type == request.Type)],
            counts,
            days.Knows(today, near) ? null : near.Year,
            today);
    }

    private ProgrammeAlert? Alert(ProgrammeEntry entry, DateOnly today)
    {
        if (ProgrammeRegisters.Of(entry.ContentType) is not { } register)
        {
            return null;
        }

        var standing = StandingRules.Of(register.Rule, entry.Clock, today, days);
        var isShort = register.Rule is StandingRule.Notice && entry is { BeginsOn: { } from, DueOn: { } to } && days.Between(from.AddDays(-1), to) < StandingRules.NoticeWorkingDays;
        return standing.NeedsAttention || entry.UnreadableRows > 0 || isShort
            ? new ProgrammeAlert(entry.ItemId, register, entry.Title, standing, !entry.IsPublished, entry.UnreadableRows, isShort)
            : null;
    }
}
