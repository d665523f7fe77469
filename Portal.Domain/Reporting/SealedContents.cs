using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>A cleaned and sealed file: where it lies, its own key, and what was done to it. Lives only inside sealed bytes.</summary>
/// <param name="Id">Random; the blob's frames are bound to it.</param>
public sealed record StoredAttachment(
    Guid Id,
    string Blob,
    byte[] Key,
    AttachmentKind Kind,
    string Extension,
    long Length,
    IReadOnlyList<Removal> Removed,
    bool TurnedUpright,
    bool HasVoice,
    double? Seconds)
{
    /// <summary>What the virus scan said of the bytes as they are stored; nothing where a file came before there was one.</summary>
    public ScanVerdict Scan { get; init; } = ScanVerdict.NotConfigured;

    public SealLabel SealLabel() => new(Id, "attachment");
}

/// <summary>Proof of a claim password: Argon2id halves are hashed, the password itself is nowhere.</summary>
public sealed record ClaimVerifier(byte[] Salt, int MemoryKiB, int Passes, byte[] Hash);

/// <summary>Identity data that the reporter gave with separate consent (个人信息保护法 art. 29).</summary>
public sealed record ReporterIdentity(string Name, string Contact);

/// <summary>Everything a reporter said, as it is sealed.</summary>
/// <param name="FiledAt">UTC, to the minute: the exact time exists only here.</param>
/// <param name="Order">The filing counter: who was first.</param>
/// <param name="SlowLane">Came in while many reports came at once without a strong human check: to be looked at later, never refused.</param>
/// <param name="ExcludedDepartmentId">The department that the routing table would have chosen, and that the reporter did not want it to go to; it is never given to that one.</param>
/// <param name="Language">Of the pages on which it was written, so that officers can answer in it.</param>
public sealed record ReportContent(
    string What,
    string Township,
    string Address,
    string MapPoint,
    string Enterprise,
    string EnterpriseCode,
    string Since,
    bool DangerNow,
    Insider Insider,
    ReporterIdentity? Identity,
    bool WantsReward,
    ClaimVerifier? Claim,
    IReadOnlyList<StoredAttachment> Files,
    DateTime FiledAt,
    long Order,
    bool SlowLane,
    Guid? ExcludedDepartmentId = null,
    Language Language = Language.Chinese)
{
    /// <summary>How it came; what was sealed before there was a choice came by the form.</summary>
    public Channel Channel { get; init; } = Channel.Web;
}

/// <summary>The way a report came. Known only inside the seal.</summary>
public enum Channel
{
    Web = 0,

    /// <summary>The work-safety hotline 12350.</summary>
    SafetyHotline = 1,

    /// <summary>The city's service hotline 12345.</summary>
    CityHotline = 2,
    Letter = 3,
    Visit = 4,
}

public enum Insider
{
    NotSaid = 0,
    Yes = 1,
    No = 2,
}

public enum Voice
{
    Reporter = 1,
    Officer = 2,
}

/// <summary>A message between reporter and officers.</summary>
/// <param name="OfficerId">For colleagues' eyes; the reporter sees 承办人员.</param>
/// <param name="Order">From the filing counter, so that messages keep their order without a plain time.</param>
/// <param name="NewState">Set when the message tells of a step.</param>
/// <param name="PassedTo">Set when the message tells that another department handles the case from now on: its name on that day.</param>
public sealed record ConversationMessage(
    Voice From,
    Guid? OfficerId,
    string Text,
    DateTime At,
    long Order,
    IReadOnlyList<StoredAttachment> Files,
    ReportState? NewState = null,
    NotAcceptedReason? Reason = null,
    string? PassedTo = null);

/// <summary>A note among officers.</summary>
public sealed record DeskNote(Guid OfficerId, string OfficerName, string Text, DateTime At, long Order);

/// <summary>
/// Why a report is not accepted: 《安全生产领域举报奖励办法》 (安监总财〔2018〕19号) arts. 2, 8 and 10, and the ministry's reporting system
/// (already accepted, no clear object or facts, another authority's matter).
/// </summary>
public enum NotAcceptedReason
{
    NotWorkSafety = 1,
    AnotherAuthority = 2,
    NoClearObject = 3,
    NoFacts = 4,
    AlreadyAccepted = 5,
    AlreadyHandled = 6,
}
