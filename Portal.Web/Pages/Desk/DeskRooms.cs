using Portal.Domain.Access;

namespace Portal.Web.Pages.Desk;

/// <summary>A room of the desk: where it is, its icon, and who may enter.</summary>
/// <param name="Name">The key of its name is <c>Rooms.Room.Name</c>.</param>
internal sealed record DeskRoom(string Group, string Name, string Path, string Icon, Permission Permission);

/// <summary>The desk's navigation, in order. A room that the signed-in person may not enter is not shown.</summary>
internal static class DeskRooms
{
    public static IReadOnlyList<DeskRoom> All { get; } =
    [
        new("Work", "Cases", "/desk/cases", "report", Permission.ReadCases),
        new("Work", "Colleagues", "/desk/colleagues", "user", Permission.ShareCases),
        new("Work", "Filing", "/desk/filing", "phone", Permission.FileForCallers),
        new("Content", "Questions", "/desk/questions", "message", Permission.AnswerQuestions),
        new("Content", "Quizzes", "/desk/quizzes", "done", Permission.WriteContent),
        new("Content", "Media", "/desk/media", "image", Permission.WriteContent),
        new("Content", "Content", "/desk/content", "edit", Permission.WriteContent),
        new("Content", "Programme", "/desk/programme", "calendar", Permission.WriteContent),
        new("Content", "Activities", "/desk/activities", "calendar", Permission.RunActivities),
        new("Content", "Inspection", "/desk/inspection", "check", Permission.WriteContent),
        new("Content", "Reading", "/desk/reading", "eye", Permission.WriteContent),
        new("Content", "Editors", "/desk/editors", "user", Permission.ManageColumns),
        new("Content", "Structure", "/desk/structure", "sort", Permission.ManageColumns),
        new("Content", "Transfer", "/desk/import", "download", Permission.ImportContent),
        new("System", "Departments", "/desk/system/departments", "community", Permission.ManageSystem),
        new("System", "Routing", "/desk/system/routing", "arrow", Permission.ManageSystem),
        new("System", "Districts", "/desk/system/districts", "pin", Permission.ManageSystem),
        new("System", "HazardKinds", "/desk/system/hazards", "alert", Permission.ManageSystem),
        new("System", "Mail", "/desk/system/mail", "message", Permission.ManageSystem),
        new("System", "Scan", "/desk/system/scan", "shield", Permission.ManageSystem),
        new("System", "Retention", "/desk/system/retention", "history", Permission.ManageSystem),
        new("Watch", "Staff", "/desk/staff", "user", Permission.ManageStaff),
        new("Watch", "Assignments", "/desk/system/assignments", "arrow", Permission.ConfirmSystem),
        new("Watch", "Confirm", "/desk/staff/confirm", "user", Permission.ConfirmStaff),
        new("Watch", "Audit", "/desk/audit", "history", Permission.ReadAudit),
        new("Watch", "SignIns", "/desk/sign-ins", "lock", Permission.ReadAudit),
        new("Work", "Holds", "/desk/holds", "lock", Permission.ConfirmHolds),
    ];
}
