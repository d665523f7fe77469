using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>One line of the case list: plain fields, who can open it, and whether the reporter waits for an answer.</summary>
/// <param name="Openers">How many officers can open it.</param>
/// <param name="ReporterWaits">The last word is the reporter's; known only where the asker can open the case.</param>
public sealed record CaseRow(
    Guid Id,
    string Number,
    ReportState State,
    DateOnly FiledOn,
    DateOnly DueOn,
    string District,
    Industry Industry,
    string Hazard,
    Urgency Urgency,
    string Department,
    bool CanOpen,
    int Openers,
    bool ReporterWaits);

/// <summary>A choice of a filter.</summary>
public sealed record CodeName(string Code, string Name);

/// <param name="Found">Cases that fit the filter, on all pages.</param>
/// <param name="Open">Open cases that the asker can see, whatever the filter.</param>
public sealed record CaseList(
    IReadOnlyList<CaseRow> Rows, int Found, int Page, int Pages, int Open, int Overdue, DateOnly Today,
    IReadOnlyList<CodeName> Districts, IReadOnlyList<CodeName> Hazards);

/// <summary>The case list. Only cases of the asker's department, or given by a colleague; a page past the end is the last one.</summary>
[Requires(Permission.ReadCases)]
[Routine]
public sealed record FindCases(CaseFilter Filter, int Page = 1) : IQuery<CaseList>
{
    public const int PageSize = 20;
}

internal sealed class FindCasesHandler(IPortalDb db, IActor actor, CaseOpeners openers, ReporterLetters letters, TimeProvider time)
    : IRequestHandler<FindCases, Outcome<CaseList>>
{
    public async Task<Outcome<CaseList>> Handle(FindCases request, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var visible = VisibleCases.Of(db, actor);
        var open = visible.Where(r => CaseActs.Open.Contains(r.State));
        var filtered = visible.Filtered(request.Filter, today);
        var found = await filtered.CountAsync(cancellationToken);
        var pages = Math.Max(1, (found + FindCases.PageSize - 1) / FindCases.PageSize);
        var page = Math.Clamp(request.Page, 1, pages);
        var reports = await filtered.Ordered(request.Filter)
            .Skip((page - 1) * FindCases.PageSize).Take(FindCases.PageSize)
            .Select(r => new { r.Id, r.State, r.FiledOn, r.DueOn, r.DistrictCode, r.Industry, r.HazardCode, r.Urgency, r.DepartmentId })
            .ToListAsync(cancellationToken);
        var ids = reports.Select(r => r.Id).ToArray();
        var able = await openers.OfAsync(ids, cancellationToken);
        var waiting = await letters.WaitingAsync(ids, cancellationToken);
        var names = await CaseNames.ReadAsync(db, cancellationToken);
        var rows = reports.Select(r => new CaseRow(
            r.Id, ReportNumber.Of(r.Id), r.State, r.FiledOn, r.DueOn, names.District(r.DistrictCode), r.Industry, names.Hazard(r.HazardCode), r.Urgency,
            names.Department(r.DepartmentId), able[r.Id].Any(o => o.StaffId == actor.StaffId), able[r.Id].Count(), waiting.Contains(r.Id)));
        return new CaseList(
            [.. rows], found, page, pages,
            await open.CountAsync(cancellationToken),
            await open.CountAsync(r => r.DueOn < today, cancellationToken),
            today,
            await db.Districts.AsNoTracking().OrderBy(d => d.Order).Select(d => new CodeName(d.Code, d.Name)).ToListAsync(cancellationToken),
            await db.HazardKinds.AsNoTracking().OrderBy(k => k.Order).Select(k => new CodeName(k.Code, k.Name)).ToListAsync(cancellationToken));
    }
}
