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
    public SealLabel SealLabel() => new(Id, "attachment");
}

/// <summary>Proof of a claim password: Argon2id halves are hashed, the password itself is nowhere.</summary>
public sealed record ClaimVerifier(byte[] Salt, int MemoryKiB, int Passes, byte[] Hash);

/// <summary>Identity data that the reporter gave with separate consent (个人信息保护法 art. 29).</summary>
public sealed record ReporterIdentity(string Name, string Contact);

/// <summary>Everything a reporter said, as it is sealed.</summary>
/// <param name="FiledAt">UTC, to the minute: the exact time exists only here.</param>
/// <param name="Order">The filing counter: who was first.</param>
/// <param name="Language">Of the pages on which it was written, so that officers can answer in it.</param>
/// <param name="SlowLane">Came in while many reports came at once without a strong human check: to be looked at later, never refused.</param>
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
    Language Language = Language.Chinese);

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
public sealed record ConversationMessage(
    Voice From,
    Guid? OfficerId,
    string Text,
    DateTime At,
    long Order,
    IReadOnlyList<StoredAttachment> Files,
    ReportState? NewState = null,
    NotAcceptedReason? Reason = null);

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
