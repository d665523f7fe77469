using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>What a reporter sees of the case.</summary>
/// <param name="Number">For talking about it on the telephone; it opens nothing.</param>
/// <param name="KeepUntil">The last day on which an ended case is kept; null while it is open.</param>
/// <param name="IsHeld">Two people have decided that it must be kept beyond that day.</param>
public sealed record FollowUpView(
    string Number,
    ReportState State,
    DateOnly FiledOn,
    DateOnly? AcceptedOn,
    DateOnly? ClosedOn,
    DateOnly DueOn,
    string Department,
    bool WantsReward,
    IReadOnlyList<StoredAttachment> Files,
    IReadOnlyList<ConversationMessage> Messages,
    FollowUpHandle Handle,
    DateOnly? KeepUntil,
    bool IsHeld,
    DateOnly Today)
{
    /// <summary>From this many days before the end the mailbox warns.</summary>
    public bool EndIsNear => KeepUntil is { } day && !IsHeld && day.DayNumber - Today.DayNumber <= RetentionPeriods.GraceDays;

    /// <summary>Files that will go with the next message.</summary>
    public IReadOnlyList<StoredAttachment> Waiting { get; init; } = [];

    /// <summary>Files of which only parts have come.</summary>
    public IReadOnlyList<OpenUpload> Uploads { get; init; } = [];
}

/// <summary>
/// Opens a case by its receipt. Unknown, expired, closed and open receipts take the same steps; the page levels what is left of the time.
/// Refusal: <c>ReceiptOpensNothing</c>.
/// </summary>
[OpenToAnyone("The receipt is the only key a reporter has.")]
public sealed record OpenFollowUp(ReceiptKeys Receipt) : IAct<FollowUpView>;

internal sealed class OpenFollowUpHandler(IPortalDb db, FollowUpReader reader, FollowUpDecoy decoy, FollowUpChains chains)
    : IRequestHandler<OpenFollowUp, Outcome<FollowUpView>>
{
    public async Task<Outcome<FollowUpView>> Handle(OpenFollowUp request, CancellationToken cancellationToken)
    {
        var tag = request.Receipt.Tag;
        var found = await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.ReceiptTag == tag, cancellationToken);
        var report = found ?? decoy.Report;
        using var conversation = reader.OpenWithReceipt(report, found is null ? decoy.Wrap : request.Receipt.Wrap);
        var view = await reader.ReadAsync(report, conversation.Conversation, cancellationToken);
        var handle = chains.Begin(report.Id, conversation.Conversation);
        if (found is null)
        {
            // The decoy's chain was made like any other and is rolled back with the refusal.
            return new Refusal("ReceiptOpensNothing", "Receipt");
        }

        await db.SaveChangesAsync(cancellationToken);
        return view with { Handle = handle };
    }
}

/// <summary>A report that nobody filed: a receipt that finds nothing goes through its opening instead, so that both take the same work.</summary>
public sealed class FollowUpDecoy
{
    public FollowUpDecoy(IReportSealer sealer)
    {
        var id = Guid.NewGuid();
        Wrap = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
        using var keys = sealer.CreateKeys();
        using var reporter = sealer.CreateKeyPair();
        var content = new ReportContent(
            "-", "", "", "", "", "", "", DangerNow: false, Insider.NotSaid, null, WantsReward: false, null, [], DateTime.UnixEpoch, 0, SlowLane: false);
        Report = new Report(
            id,
            sealer.Suite,
            new ReportRouting("", Industry.FireSafety, "", Urgency.Ordinary, Guid.Empty),
            DateOnly.MinValue,
            DateOnly.MinValue,
            sealer.SealJson(keys.Conversation, Seals.Content(id), content),
            reporter.PublicKey,
            sealer.SealTo(reporter.PublicKey, Seals.ReporterWrap(id), keys.Conversation));
        Report.LockWith(new ReceiptLock([], [], sealer.Seal(Wrap, Seals.ReporterKey(id), reporter.PrivateKey)));
    }

    public Report Report { get; }

    public byte[] Wrap { get; }
}
