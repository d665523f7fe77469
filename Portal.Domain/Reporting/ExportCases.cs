using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>One exported case: plain fields and nothing sealed.</summary>
public sealed record ExportedCase(
    string Number, ReportState State, DateOnly FiledOn, DateOnly DueOn, DateOnly? AcceptedOn, DateOnly? ClosedOn,
    string District, Industry Industry, string Hazard, Urgency Urgency, string Department);

/// <summary>The whole filtered list. On record, unlike the list itself: it leaves the site.</summary>
[Requires(Permission.ReadCases)]
public sealed record ExportCases(CaseFilter Filter) : IQuery<IReadOnlyList<ExportedCase>>;

internal sealed class ExportCasesHandler(IPortalDb db, IActor actor, TimeProvider time) : IRequestHandler<ExportCases, Outcome<IReadOnlyList<ExportedCase>>>
{
    public async Task<Outcome<IReadOnlyList<ExportedCase>>> Handle(ExportCases request, CancellationToken cancellationToken)
    {
        var names = await CaseNames.ReadAsync(db, cancellationToken);
        var reports = await VisibleCases.Of(db, actor).Filtered(request.Filter, time.Today()).Ordered(request.Filter)
            .Select(r => new { r.Id, r.State, r.FiledOn, r.DueOn, r.AcceptedOn, r.ClosedOn, r.DistrictCode, r.Industry, r.HazardCode, r.Urgency, r.DepartmentId })
            .ToListAsync(cancellationToken);
        ExportedCase[] rows =
        [
            .. reports.Select(r => new ExportedCase(
                ReportNumber.Of(r.Id), r.State, r.FiledOn, r.DueOn, r.AcceptedOn, r.ClosedOn, names.District(r.DistrictCode), r.Industry,
                names.Hazard(r.HazardCode), r.Urgency, names.Department(r.DepartmentId))),
        ];
        return Outcome<IReadOnlyList<ExportedCase>>.Done(rows);
    }
}
