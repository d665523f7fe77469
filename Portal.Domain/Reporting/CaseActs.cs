using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>What an officer can do with a case.</summary>
public enum CaseAct
{
    Accept = 1,
    NotAccept,
    Close,
    WriteToReporter,
    AddNote,
    Share,
    Unshare,
    HandOver,
    PassOn,
}

/// <summary>One line of the table of acts.</summary>
/// <param name="To">The state afterwards, or null when the act changes none.</param>
/// <param name="Otherwise">The refusal's code in every state that is not in <paramref name="From"/>.</param>
public sealed record CaseStep(CaseAct Act, Permission Permission, IReadOnlySet<ReportState> From, ReportState? To, string Otherwise);

/// <summary>
/// Which act is allowed in which state, and to whom: the one table that the entity, the handlers and the page read. Messages, notes and
/// access stay possible after a case has ended, because reporters write again and officers change.
/// </summary>
public static class CaseActs
{
    private static readonly HashSet<ReportState> Always = [.. Enum.GetValues<ReportState>()];

    /// <summary>States in which somebody still owes the reporter something.</summary>
    public static IReadOnlyList<ReportState> Open { get; } = [ReportState.Submitted, ReportState.Accepted];

    public static IReadOnlyList<CaseStep> Table { get; } =
    [
        new(CaseAct.Accept, Permission.HandleCases, new HashSet<ReportState> { ReportState.Submitted }, ReportState.Accepted, "CaseNotWaiting"),
        new(CaseAct.NotAccept, Permission.HandleCases, new HashSet<ReportState> { ReportState.Submitted }, ReportState.NotAccepted, "CaseNotWaiting"),
        new(CaseAct.Close, Permission.HandleCases, new HashSet<ReportState> { ReportState.Accepted }, ReportState.Closed, "CaseNotAccepted"),
        new(CaseAct.WriteToReporter, Permission.HandleCases, Always, null, "ActNotPossible"),
        new(CaseAct.AddNote, Permission.HandleCases, Always, null, "ActNotPossible"),
        new(CaseAct.Share, Permission.ShareCases, Always, null, "ActNotPossible"),
        new(CaseAct.Unshare, Permission.ShareCases, Always, null, "ActNotPossible"),
        new(CaseAct.HandOver, Permission.ShareCases, Always, null, "ActNotPossible"),
        new(CaseAct.PassOn, Permission.ShareCases, new HashSet<ReportState>(Open), null, "CaseEnded"),
    ];

    public static CaseStep Of(CaseAct act) => Table.Single(step => step.Act == act);

    /// <summary>Why the act is not possible in this state, or null when it is.</summary>
    public static Refusal? Forbids(CaseAct act, ReportState state)
    {
        var step = Of(act);
        return step.From.Contains(state) ? null : new Refusal(step.Otherwise);
    }

    public static IReadOnlyList<CaseAct> Allowed(ReportState state, IReadOnlySet<Permission> permissions) =>
        [.. Table.Where(step => step.From.Contains(state) && permissions.Contains(step.Permission)).Select(step => step.Act)];
}
