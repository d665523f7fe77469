using Portal.Domain.Access;

namespace Portal.Web.Pages.Desk.Setup.Staff;

/// <summary>The roles and the department of an appointment, new or renewed.</summary>
internal sealed record AppointmentForm(
    IReadOnlyList<StaffRoles> Ticked, Guid? DepartmentId, IReadOnlyList<StaffDepartment> Departments, IReadOnlyDictionary<string, string> Errors);
