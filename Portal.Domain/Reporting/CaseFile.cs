using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>An attachment as officers see it: a number and our own extension, never a name from the reporter, never a key.</summary>
/// <param name="Number">1 for the first of the case, counted on through the messages.</param>
public sealed record CaseAttachmentView(
    int Number, string Name, AttachmentKind Kind, string Extension, long Length, IReadOnlyList<Removal> Removed, bool TurnedUpright, bool HasVoice, double? Seconds)
{
    public ScanVerdict Scan { get; init; } = ScanVerdict.NotConfigured;

    /// <summary>
    /// Whether the page shows it: cleaned pictures, films, sounds and PDF. An untouched original and office files are only downloaded, and a file in
    /// which the scanner found something only after a warning.
    /// </summary>
    public bool IsShown => !Scan.IsDangerous && Kind is AttachmentKind.Picture or AttachmentKind.Video or AttachmentKind.Audio or AttachmentKind.Pdf;
}

/// <param name="PassedTo">The department it was passed on to with this message, or empty.</param>
public sealed record CaseMessage(
    Voice From, string Officer, bool Mine, string Text, DateTime At, ReportState? NewState, NotAcceptedReason? Reason, string PassedTo,
    IReadOnlyList<CaseAttachmentView> Files);

public sealed record CaseNoteView(string Officer, string Text, DateTime At);

/// <summary>A line of the audit log about this case.</summary>
/// <param name="ShortHash">The last four hexadecimal characters of the entry's hash.</param>
public sealed record CaseAuditLine(DateTime At, string Act, string Officer, string Target, string Result, string ShortHash);

/// <summary>What the reporter said, opened.</summary>
public sealed record CaseContentView(
    string What, string Township, string Address, string MapPoint, string Enterprise, string EnterpriseCode, string Since, bool DangerNow, Insider Insider,
    ReporterIdentity? Identity, bool WantsReward, bool HasClaimPassword, DateTime FiledAt, long Order, bool SlowLane, IReadOnlyList<CaseAttachmentView> Files,
    Language Language = Language.Chinese)
{
    public Channel Channel { get; init; } = Channel.Web;
}

/// <summary>A colleague whom the case may be given to.</summary>
public sealed record CaseColleague(Guid StaffId, string Name, string Department);

/// <summary>An opened case. Insider, identity and reward wish are known nowhere else.</summary>
/// <param name="DamagedEntries">Messages or notes that no longer open: somebody changed them in the store.</param>
/// <param name="Colleagues">Who may be given it and cannot open it yet.</param>
/// <param name="HandOver">Who may take the asker's place, whether able to open it already or not.</param>
/// <param name="PassOnTargets">Departments that could take it.</param>
/// <param name="ExcludedDepartment">The department that the reporter did not want it to go to; empty when there is none.</param>
/// <param name="Acts">What the asker may do now.</param>
/// <param name="KeepUntil">The last day on which an ended case is kept, unless it is held.</param>
/// <param name="Hold">Asked for or in force, or null.</param>
public sealed record CaseFile(
    Guid Id,
    string Number,
    ReportState State,
    Urgency Urgency,
    string District,
    Industry Industry,
    string Hazard,
    string Department,
    DateOnly FiledOn,
    DateOnly DueOn,
    DateOnly? AcceptedOn,
    DateOnly? ClosedOn,
    DateOnly Today,
    CaseContentView Content,
    IReadOnlyList<CaseMessage> Messages,
    IReadOnlyList<CaseNoteView> Notes,
    int DamagedEntries,
    IReadOnlyList<CaseOpener> Openers,
    bool RecoveryKeyToo,
    IReadOnlyList<CaseColleague> Colleagues,
    IReadOnlyList<CaseColleague> HandOver,
    IReadOnlyList<CaseDepartment> PassOnTargets,
    string ExcludedDepartment,
    IReadOnlyList<CaseAct> Acts,
    IReadOnlyList<CaseAuditLine> Audit,
    DateOnly? KeepUntil,
    CaseHold? Hold,
    bool MayHold)
{
    public bool IsHeld => Hold?.Row.HeldUntil >= Today;

    /// <summary>Whether the case leaves within the days in which its mailbox warns.</summary>
    public bool EndIsNear => KeepUntil is { } day && !IsHeld && day.DayNumber - Today.DayNumber <= RetentionPeriods.GraceDays;
}

/// <summary>A hold with its opened reason; empty where it no longer opens.</summary>
public sealed record CaseHold(HoldRow Row, string Reason);
