using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>
/// The second person's word on moving the duty desk, of another role than the proposer's: whoever moves it alone chooses who reads all that no department
/// can take. The desk before gives it up in the same transaction.
/// </summary>
[Requires(Permission.ConfirmSystem)]
public sealed record ConfirmDutyDesk(Guid DepartmentId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => DepartmentId.ToString("N");
}

/// <summary>The second person says no: the desk stays where it is.</summary>
[Requires(Permission.ConfirmSystem)]
public sealed record DeclineDutyDesk(Guid DepartmentId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => DepartmentId.ToString("N");
}

internal sealed class ConfirmDutyDeskHandler(IPortalDb db, DepartmentNews news, IActor actor) : IRequestHandler<ConfirmDutyDesk, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ConfirmDutyDesk request, CancellationToken cancellationToken)
    {
        var all = await db.Departments.ToListAsync(cancellationToken);
        if (all.SingleOrDefault(d => d.Id == request.DepartmentId) is not { DutyProposedBy: { } proposer } department)
        {
            return new Refusal("NothingToConfirm");
        }

        if (proposer == actor.StaffId)
        {
            return new Refusal("ProposerMayNotConfirm");
        }

        var keyed = await OfficersWithKeys.ReadAsync(db, cancellationToken);
        if (!department.IsActive || keyed.GetValueOrDefault(department.Id) == 0)
        {
            return new Refusal("DutyDeskNeedsKeys");
        }

        var name = await db.Staff.AsNoTracking().Where(s => s.Id == proposer).Select(s => s.DisplayName).SingleOrDefaultAsync(cancellationToken);
        foreach (var told in all.Where(d => d.IsDutyDesk || d == department))
        {
            news.Tell(told.Id, DepartmentEvent.DutyDeskMoved, department.Name, name ?? "");
        }

        all.ForEach(d => d.GiveUpDuty());
        department.TakeDuty();
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}

internal sealed class DeclineDutyDeskHandler(IPortalDb db) : IRequestHandler<DeclineDutyDesk, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(DeclineDutyDesk request, CancellationToken cancellationToken)
    {
        if (await db.Departments.SingleOrDefaultAsync(d => d.Id == request.DepartmentId, cancellationToken) is not { DutyProposedBy: not null } department)
        {
            return new Refusal("NothingToConfirm");
        }

        department.DropDutyProposal();
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
