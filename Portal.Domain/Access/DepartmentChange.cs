using Portal.Domain.Calendar;

namespace Portal.Domain.Access;

/// <summary>What happened to who can open a department's reports.</summary>
public enum DepartmentEvent
{
    /// <summary>Named by the security administrator, not in force yet.</summary>
    Proposed = 1,
    Appointed,

    /// <summary>Another role or department, or a lost password: the old keys have ended.</summary>
    Renewed,
    Removed,
    KeyAccepted,

    /// <summary>A new quarter's key, made by the holder of the accepted one.</summary>
    KeySucceeded,

    /// <summary>An old quarter's key was destroyed: nothing is wrapped for it any more.</summary>
    KeyRetired,
    CasesGivenBack,
    RouteProposed,
    RouteChanged,
    DutyDeskProposed,
    DutyDeskMoved,
}

/// <summary>
/// One line of what every officer of a department sees on the own account page: who was appointed, whose key was accepted and by whom, which reports are sent
/// there. A row of its own and not a reading of the audit log, because the log names people by account and somebody who moves leaves two departments' lines.
/// </summary>
/// <param name="subject">The person, or the line of the routing table (<c>industry/district name</c>).</param>
/// <param name="by">Who did it; the second person where it takes two.</param>
/// <param name="first">Who had proposed it, or empty.</param>
public sealed class DepartmentChange(Guid id, Guid departmentId, DateTime at, DepartmentEvent what, string subject, string by, string first)
{
    public Guid Id { get; private set; } = id;

    public Guid DepartmentId { get; private set; } = departmentId;

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; } = at;

    public DepartmentEvent What { get; private set; } = what;

    public string Subject { get; private set; } = subject;

    public string By { get; private set; } = by;

    public string First { get; private set; } = first;
}

/// <summary>Writes those lines, in the caller's transaction. Saves nothing itself.</summary>
public sealed class DepartmentNews(IPortalDb db, IActor actor, TimeProvider time)
{
    public void Tell(Guid? departmentId, DepartmentEvent what, string subject, string first = "", string? by = null)
    {
        if (departmentId is { } department)
        {
            db.DepartmentChanges.Add(new DepartmentChange(Guid.CreateVersion7(), department, time.UtcNow(), what, subject, by ?? actor.DisplayName, first));
        }
    }
}
