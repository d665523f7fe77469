namespace Portal.Domain.Audit;

/// <summary>What became of the acts.</summary>
public enum AuditResults
{
    All = 0,
    Done,
    Refused,
}

/// <param name="Staff">Part of the name of who acted; empty for all.</param>
/// <param name="Act">The request's name; empty for all.</param>
/// <param name="Target">Part of the case number or user name; empty for all.</param>
public sealed record AuditFilter(LogDays Days, string Staff = "", string Act = "", string Target = "", AuditResults Results = AuditResults.All, bool OldestFirst = false);

internal static class AuditFilterHandler
{
    public static IQueryable<AuditEntry> Filtered(this IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.Days.Begin is { } begin)
        {
            entries = entries.Where(e => e.At >= begin);
        }

        if (filter.Days.End is { } end)
        {
            entries = entries.Where(e => e.At < end);
        }

        if (filter.Staff.Length > 0)
        {
            entries = entries.Where(e => e.StaffName.Contains(filter.Staff));
        }

        if (filter.Act.Length > 0)
        {
            entries = entries.Where(e => e.Act == filter.Act);
        }

        if (filter.Target.Length > 0)
        {
            entries = entries.Where(e => e.Target.Contains(filter.Target));
        }

        entries = filter.Results switch
        {
            AuditResults.Done => entries.Where(e => e.Result == AuditTrail.Done),
            AuditResults.Refused => entries.Where(e => e.Result != AuditTrail.Done),
            _ => entries,
        };
        return filter.OldestFirst ? entries.OrderBy(e => e.Sequence) : entries.OrderByDescending(e => e.Sequence);
    }
}
