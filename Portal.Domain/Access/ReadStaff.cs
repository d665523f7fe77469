using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <param name="Acts">What may be done now.</param>
public sealed record StaffPerson(StaffRow Row, IReadOnlyList<StaffDepartment> Departments, IReadOnlySet<StaffAct> Acts);

/// <summary>What the security administrator does to somebody's appointment.</summary>
public enum StaffAct
{
    AcceptKey = 1,
    Renew,
    EndSessions,
    Remove,
}

/// <summary>One member of staff, for the security administrator.</summary>
[Requires(Permission.ManageStaff)]
[Routine]
public sealed record ReadStaff(string UserName) : IQuery<StaffPerson>, IConcerns
{
    public string AuditTarget => UserName;
}

internal sealed class ReadStaffHandler(IPortalDb db, StaffRegister register, StaffRows rows, IActor actor) : IRequestHandler<ReadStaff, Outcome<StaffPerson>>
{
    public async Task<Outcome<StaffPerson>> Handle(ReadStaff request, CancellationToken cancellationToken)
    {
        var found = await register.FindAsync(request.UserName, cancellationToken);
        if (found.IsRefused)
        {
            return Outcome<StaffPerson>.Refused(found.Refusals);
        }

        var row = (await rows.OfAsync([found.Value], cancellationToken))[0];
        var departments = await db.Departments.AsNoTracking().Where(d => d.IsActive).OrderBy(d => d.Name)
            .Select(d => new StaffDepartment(d.Id, d.Name))
            .ToListAsync(cancellationToken);
        return new StaffPerson(row, departments, ActsOn(row, isOneself: found.Value.Id == actor.StaffId).ToHashSet());
    }

    private static IEnumerable<StaffAct> ActsOn(StaffRow row, bool isOneself)
    {
        if (row.Standing == Standing.Ended || isOneself)
        {
            yield break;
        }

        if (row.Standing == Standing.InForce)
        {
            if (row.Waiting is not null)
            {
                yield return StaffAct.AcceptKey;
            }

            yield return StaffAct.EndSessions;
        }

        yield return StaffAct.Renew;
        yield return StaffAct.Remove;
    }
}
