using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>What the acts on staff share: who is meant, and what no single act may bring about.</summary>
public sealed class StaffRegister(IPortalDb db)
{
    private static readonly StaffRoles[] Posts = [StaffRoles.SystemAdministrator, StaffRoles.SecurityAdministrator, StaffRoles.Auditor];

    /// <summary>The person, tracked; refused <c>NotThere</c>.</summary>
    public async Task<Outcome<StaffMember>> FindAsync(string userName, CancellationToken cancellationToken) =>
        await db.Staff.SingleOrDefaultAsync(s => s.UserName == userName, cancellationToken) is { } member ? member : new Refusal("NotThere");

    /// <summary>Refused when the person is the last holder of one of the three posts: without it nobody could appoint, confirm or look.</summary>
    public async Task<Refusal?> LastOfPostAsync(StaffMember member, CancellationToken cancellationToken)
    {
        if (member.Standing != Standing.InForce)
        {
            return null;
        }

        var others = await db.Staff.AsNoTracking()
            .Where(s => s.Standing == Standing.InForce && s.Id != member.Id)
            .Select(s => s.Roles)
            .ToListAsync(cancellationToken);
        return Posts.Any(post => member.Roles.HasFlag(post) && !others.Exists(roles => roles.HasFlag(post))) ? new Refusal("LastOfPost") : null;
    }

    /// <summary>Whether a department exists and receives reports.</summary>
    public async Task<Refusal?> DepartmentAsync(Guid? departmentId, CancellationToken cancellationToken) =>
        departmentId is { } id && !await db.Departments.AnyAsync(d => d.Id == id && d.IsActive, cancellationToken)
            ? new Refusal("DepartmentGone", "DepartmentId")
            : null;

    /// <summary>Ends every key of a person: reports are no longer wrapped for it, and its private half is gone.</summary>
    public async Task EndKeysAsync(Guid staffId, CancellationToken cancellationToken)
    {
        foreach (var key in await db.StaffKeys.Where(k => k.StaffId == staffId && k.Standing != Standing.Ended).ToListAsync(cancellationToken))
        {
            key.End();
        }
    }
}
