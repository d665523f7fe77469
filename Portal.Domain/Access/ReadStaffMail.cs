using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <param name="WithAddress">Officers in force who gave an address.</param>
/// <param name="DutyWithAddress">Those of the duty desk: at none, nobody hears of an urgent report at night.</param>
public sealed record StaffMailView(
    bool IsConfigured, IReadOnlyList<TimeOnly> Beats, OfficeHours Hours, MailDelivery Delivery, int Officers, int WithAddress, int DutyWithAddress);

/// <summary>How mail to staff fares, for the system administrator.</summary>
[Requires(Permission.ManageSystem)]
[Routine]
public sealed record ReadStaffMail : IQuery<StaffMailView>;

internal sealed class ReadStaffMailHandler(IPortalDb db, IStaffMail mail, OfficeHours hours) : IRequestHandler<ReadStaffMail, Outcome<StaffMailView>>
{
    public async Task<Outcome<StaffMailView>> Handle(ReadStaffMail request, CancellationToken cancellationToken)
    {
        var staff = await db.Staff.AsNoTracking().Where(s => s.Standing == Standing.InForce).ToListAsync(cancellationToken);
        var officers = staff.Where(s => RolePermissions.NeedsKey(s.Roles)).ToArray();
        var given = (await db.StaffMailboxes.AsNoTracking().Select(m => m.StaffId).ToListAsync(cancellationToken)).ToHashSet();
        var reached = officers.Where(s => given.Contains(s.Id)).ToArray();
        var duty = await db.Departments.AsNoTracking().Where(d => d.IsDutyDesk).Select(d => d.Id).ToListAsync(cancellationToken);
        return new StaffMailView(
            mail.IsConfigured, mail.Beats, hours, await mail.ReadAsync(cancellationToken), officers.Length, reached.Length,
            reached.Count(s => s.DepartmentId is { } desk && duty.Contains(desk)));
    }
}
