using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>A key that waits for a second person's word.</summary>
public sealed record WaitingKey(Guid Id, string Fingerprint, DateOnly MadeOn);

/// <summary>A member of staff as the list shows it.</summary>
/// <param name="ProposedBy">User name; empty when made at setup.</param>
/// <param name="HasKey">A key in force: reports are wrapped for it.</param>
public sealed record StaffRow(
    string UserName,
    string DisplayName,
    StaffRoles Roles,
    Guid? DepartmentId,
    string Department,
    Standing Standing,
    string ProposedBy,
    string ConfirmedBy,
    bool HasKey,
    WaitingKey? Waiting);

/// <param name="Departments">Those that an officer can be appointed to.</param>
public sealed record StaffList(IReadOnlyList<StaffRow> Rows, int Found, int Page, int Pages, IReadOnlyList<StaffDepartment> Departments);

public sealed record StaffDepartment(Guid Id, string Name);

/// <summary>Which people the list shows.</summary>
public enum StaffStanding
{
    /// <summary>All but those who have left.</summary>
    Present = 0,
    Proposed,
    InForce,

    /// <summary>A key of theirs waits to be accepted.</summary>
    KeyWaits,
    Ended,
}

/// <summary>The staff, for the security administrator. A page past the end is the last one.</summary>
/// <param name="Text">Part of the user name or of the name; empty for all.</param>
[Requires(Permission.ManageStaff)]
[Routine]
public sealed record FindStaff(string Text = "", StaffStanding Standing = StaffStanding.Present, Guid? DepartmentId = null, int Page = 1) : IQuery<StaffList>
{
    public const int PageSize = 20;
}

internal sealed class FindStaffHandler(IPortalDb db, StaffRows rows) : IRequestHandler<FindStaff, Outcome<StaffList>>
{
    public async Task<Outcome<StaffList>> Handle(FindStaff request, CancellationToken cancellationToken)
    {
        var staff = db.Staff.AsNoTracking().Where(s => request.DepartmentId == null || s.DepartmentId == request.DepartmentId);
        staff = request.Standing switch
        {
            StaffStanding.Proposed => staff.Where(s => s.Standing == Standing.Proposed),
            StaffStanding.InForce => staff.Where(s => s.Standing == Standing.InForce),
            StaffStanding.Ended => staff.Where(s => s.Standing == Standing.Ended),
            StaffStanding.KeyWaits => staff.Where(s => s.Standing == Standing.InForce && db.StaffKeys.Any(k => k.StaffId == s.Id && k.Standing == Standing.Proposed)),
            _ => staff.Where(s => s.Standing != Standing.Ended),
        };
        var text = request.Text.Trim();
        if (text.Length > 0)
        {
            staff = staff.Where(s => s.UserName.Contains(text) || s.DisplayName.Contains(text));
        }

        var found = await staff.CountAsync(cancellationToken);
        var pages = Math.Max(1, (found + FindStaff.PageSize - 1) / FindStaff.PageSize);
        var page = Math.Clamp(request.Page, 1, pages);
        var members = await staff.OrderBy(s => s.Standing).ThenBy(s => s.UserName)
            .Skip((page - 1) * FindStaff.PageSize).Take(FindStaff.PageSize)
            .ToListAsync(cancellationToken);
        var departments = await db.Departments.AsNoTracking().Where(d => d.IsActive).OrderBy(d => d.Name)
            .Select(d => new StaffDepartment(d.Id, d.Name))
            .ToListAsync(cancellationToken);
        return new StaffList(await rows.OfAsync(members, cancellationToken), found, page, pages, departments);
    }
}

/// <summary>The appointments that wait for the second person, for the system administrator.</summary>
[Requires(Permission.ConfirmStaff)]
[Routine]
public sealed record FindAppointments : IQuery<IReadOnlyList<StaffRow>>;

internal sealed class FindAppointmentsHandler(IPortalDb db, StaffRows rows) : IRequestHandler<FindAppointments, Outcome<IReadOnlyList<StaffRow>>>
{
    public async Task<Outcome<IReadOnlyList<StaffRow>>> Handle(FindAppointments request, CancellationToken cancellationToken)
    {
        var waiting = await db.Staff.AsNoTracking().Where(s => s.Standing == Standing.Proposed).OrderBy(s => s.UserName).ToListAsync(cancellationToken);
        return Outcome<IReadOnlyList<StaffRow>>.Done(await rows.OfAsync(waiting, cancellationToken));
    }
}
