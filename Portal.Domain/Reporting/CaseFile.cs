using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>An attachment as officers see it: a number and our own extension, never a name from the reporter, never a key.</summary>
/// <param name="Number">1 for the first of the case, counted on through the messages.</param>
public sealed record CaseAttachmentView(
    int Number, string Name, AttachmentKind Kind, string Extension, long Length, IReadOnlyList<Removal> Removed, bool TurnedUpright, bool HasVoice, double? Seconds)
{
    /// <summary>Whether the page shows it: cleaned pictures, films, sounds and PDF. An untouched original and office files are only downloaded.</summary>
    public bool IsShown => Kind is AttachmentKind.Picture or AttachmentKind.Video or AttachmentKind.Audio or AttachmentKind.Pdf;
}

public sealed record CaseMessage(
    Voice From, string Officer, bool Mine, string Text, DateTime At, ReportState? NewState, NotAcceptedReason? Reason, IReadOnlyList<CaseAttachmentView> Files);

public sealed record CaseNoteView(string Officer, string Text, DateTime At);

/// <summary>A line of the audit log about this case.</summary>
/// <param name="ShortHash">The last four hexadecimal characters of the entry's hash.</param>
public sealed record CaseAuditLine(DateTime At, string Act, string Officer, string Target, string Result, string ShortHash);

/// <summary>What the reporter said, opened.</summary>
public sealed record CaseContentView(
    string What, string Township, string Address, string MapPoint, string Enterprise, string EnterpriseCode, string Since, bool DangerNow, Insider Insider,
    ReporterIdentity? Identity, bool WantsReward, bool HasClaimPassword, DateTime FiledAt, long Order, bool SlowLane, IReadOnlyList<CaseAttachmentView> Files,
    Language Language = Language.Chinese);

/// <summary>A colleague whom the case may be given to.</summary>
public sealed record CaseColleague(Guid StaffId, string Name, string Department);

/// <summary>An opened case. Insider, identity and reward wish are known nowhere else.</summary>
/// <param name="DamagedEntries">Messages or notes that no longer open: somebody changed them in the store.</param>
/// <param name="Acts">What the asker may do now.</param>
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
    IReadOnlyList<CaseAct> Acts,
    IReadOnlyList<CaseAuditLine> Audit);
