using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Audit;

/// <summary>One line of the log.</summary>
/// <param name="Hash">The end of the entry's hash, to compare with a printed list.</param>
public sealed record AuditRow(long Sequence, DateTime At, string StaffName, string Act, string Target, string Result, string Hash);

/// <param name="Acts">Every act that the log holds, for the filter.</param>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, int Found, int Page, int Pages, IReadOnlyList<string> Acts);

/// <summary>The audit log, a page at a time; a page past the end is the last one.</summary>
[Requires(Permission.ReadAudit)]
[Routine]
public sealed record FindAuditEntries(AuditFilter Filter, int Page = 1) : IQuery<AuditPage>
{
    public const int PageSize = 50;
}

internal sealed class FindAuditEntriesHandler(IPortalDb db) : IRequestHandler<FindAuditEntries, Outcome<AuditPage>>
{
    public async Task<Outcome<AuditPage>> Handle(FindAuditEntries request, CancellationToken cancellationToken)
    {
        var entries = db.AuditEntries.AsNoTracking().Filtered(request.Filter);
        var found = await entries.CountAsync(cancellationToken);
        var pages = Math.Max(1, (found + FindAuditEntries.PageSize - 1) / FindAuditEntries.PageSize);
        var page = Math.Clamp(request.Page, 1, pages);
        var rows = await entries.Skip((page - 1) * FindAuditEntries.PageSize).Take(FindAuditEntries.PageSize).ToListAsync(cancellationToken);
        var acts = await db.AuditEntries.AsNoTracking().Select(e => e.Act).Distinct().OrderBy(act => act).ToListAsync(cancellationToken);
        return new AuditPage([.. rows.Select(AuditRows.Of)], found, page, pages, acts);
    }
}

/// <summary>The filtered log whole, for a file. Refused <c>ExportTooLong</c> beyond <see cref="Limit"/> lines: a narrower range of days helps.</summary>
[Requires(Permission.ReadAudit)]
public sealed record ExportAuditEntries(AuditFilter Filter) : IQuery<IReadOnlyList<AuditRow>>
{
    public const int Limit = 100_000;
}

internal sealed class ExportAuditEntriesHandler(IPortalDb db) : IRequestHandler<ExportAuditEntries, Outcome<IReadOnlyList<AuditRow>>>
{
    public async Task<Outcome<IReadOnlyList<AuditRow>>> Handle(ExportAuditEntries request, CancellationToken cancellationToken)
    {
        var entries = await db.AuditEntries.AsNoTracking().Filtered(request.Filter).Take(ExportAuditEntries.Limit + 1).ToListAsync(cancellationToken);
        return entries.Count > ExportAuditEntries.Limit
            ? new Refusal("ExportTooLong", "", ExportAuditEntries.Limit)
            : Outcome<IReadOnlyList<AuditRow>>.Done([.. entries.Select(AuditRows.Of)]);
    }
}

internal static class AuditRows
{
    public static AuditRow Of(AuditEntry entry) =>
        new(entry.Sequence, entry.At, entry.StaffName, entry.Act, entry.Target, entry.Result, Convert.ToHexStringLower(entry.Hash)[^8..]);
}
