using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;

namespace Portal.Domain.Audit;

/// <summary>
/// An act whose hour must stay unknown, because a reporter stood or spoke beside it: the telephone company's list of calls, laid beside the log, would
/// name him. It goes on record by its day alone, after the day has ended (<see cref="DayRecords"/>). Only an attempt without permission is recorded at once.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecordedByDayAttribute : Attribute;

/// <summary>
/// That somebody did something on a day, waiting for the end of that day to be written into the chain. One row however often it was done: how many of a
/// day's reports came by telephone is nobody's business.
/// </summary>
public sealed class DayRecord(DateOnly day, Guid staffId, string staffName, string act, string result)
{
    public DateOnly Day { get; private set; } = day;

    public Guid StaffId { get; private set; } = staffId;

    public string StaffName { get; private set; } = staffName;

    public string Act { get; private set; } = act;

    public string Result { get; private set; } = result;
}

/// <summary>Notes acts by the day, and writes the days that have ended into the chain.</summary>
public sealed class DayRecords(IPortalDb db, AuditTrail trail, TimeProvider time)
{
    /// <summary>In the caller's transaction. Two that race for the day's first row make one of them a lost race, which is sent again.</summary>
    public async Task NoteAsync(IActor actor, string act, string result, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var who = actor.StaffId ?? Guid.Empty;
        if (!await db.DayRecords.AnyAsync(r => r.Day == today && r.StaffId == who && r.Act == act && r.Result == result, cancellationToken))
        {
            db.DayRecords.Add(new DayRecord(today, who, actor.DisplayName, act, result));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Writes what days before today have left, by name and not in the order it happened. Must run inside a transaction: an entry and the end of its row
    /// stand or fall together, so a second run finds nothing.
    /// </summary>
    /// <returns>How many entries were written.</returns>
    public async Task<int> WriteEndedAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        var ended = await db.DayRecords.Where(r => r.Day < today)
            .OrderBy(r => r.Day).ThenBy(r => r.StaffName).ThenBy(r => r.StaffId).ThenBy(r => r.Act).ThenBy(r => r.Result)
            .ToListAsync(cancellationToken);
        foreach (var record in ended)
        {
            db.DayRecords.Remove(record);
            await trail.AppendAsync(new Recorded(record), record.Act, record.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), record.Result, cancellationToken);
        }

        return ended.Count;
    }

    private sealed class Recorded(DayRecord record) : IActor
    {
        public Guid? StaffId => record.StaffId;

        public string DisplayName => record.StaffName;

        public Guid? DepartmentId => null;

        public IReadOnlySet<Permission> Permissions { get; } = new HashSet<Permission>();
    }
}
