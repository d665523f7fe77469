using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>What the form offers, whether the site takes reports at all, and how often the recovery key was used.</summary>
public sealed record IntakeView(bool IsOpen, IReadOnlyList<HazardKind> Hazards, IReadOnlyList<District> Districts, RecoveryRecord Recovery);

[OpenToAnyone("Everybody may report.")]
public sealed record ReadIntake : IQuery<IntakeView>;

internal sealed class ReadIntakeHandler(IPortalDb db, Router router, IMediator mediator) : IRequestHandler<ReadIntake, Outcome<IntakeView>>
{
    public async Task<Outcome<IntakeView>> Handle(ReadIntake request, CancellationToken cancellationToken) => new IntakeView(
        await router.IsIntakeOpenAsync(cancellationToken),
        await db.HazardKinds.AsNoTracking().Where(k => k.IsActive).OrderBy(k => k.Order).ToListAsync(cancellationToken),
        await db.Districts.AsNoTracking().Where(d => d.IsActive).OrderBy(d => d.Order).ToListAsync(cancellationToken),
        (await mediator.Send(new ReadRecoveryUses(), cancellationToken)).Value);
}

/// <summary>Who would receive the report: shown on the last step, before it is sent.</summary>
/// <param name="Officers">How many officers could open it.</param>
/// <param name="Excluded">The department that will not get it because the reporter asked so; empty when there is none.</param>
public sealed record RecipientView(string Department, bool IsDutyDesk, bool FellToDutyDesk, int Officers, string Excluded = "");

[OpenToAnyone("Everybody may report, and sees who will read it.")]
public sealed record RouteReport(ReportAnswers Answers) : IQuery<RecipientView>;

internal sealed class RouteReportHandler(Router router) : IRequestHandler<RouteReport, Outcome<RecipientView>>
{
    public async Task<Outcome<RecipientView>> Handle(RouteReport request, CancellationToken cancellationToken)
    {
        if (request.Answers.ChosenIndustry is not { } industry)
        {
            return new Refusal("ChooseIndustry", nameof(ReportAnswers.Industry));
        }

        return await router.FindAsync(industry, request.Answers.District, request.Answers.CityOnly, cancellationToken) is { } found
            ? new RecipientView(found.Department.Name, found.Department.IsDutyDesk, found.FellToDutyDesk, found.Keys.Count, found.Excluded?.Name ?? "")
            : new Refusal("IntakeClosed");
    }
}
