using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Sealing;
using System.Security.Cryptography;

namespace Portal.Tests.Domain.Reporting;

/// <summary>The plain half of a report that a test wants.</summary>
internal sealed record CaseSeed(Guid Department)
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public Industry Industry { get; init; } = Industry.FireSafety;

    public Urgency Urgency { get; init; } = Urgency.Ordinary;

    public DateOnly FiledOn { get; init; } = new(2026, 11, 20);

    public DateOnly DueOn { get; init; } = new(2026, 11, 30);

    public string What { get; init; } = "安全出口上了锁";

    public IReadOnlyList<StoredAttachment> Files { get; init; } = [];

    /// <summary>The department that the reporter did not want it to go to.</summary>
    public Guid? Excluded { get; init; }
}

/// <summary>A filed report, with the keys that only reporter and officers have.</summary>
internal sealed record FiledCase(Report Report, IReadOnlyList<ReportWrap> Wraps, ReportKeys Keys, byte[] ReporterPrivateKey, byte[] RecoveryPrivateKey)
{
    public Guid Id => Report.Id;

    public static FiledCase Create(NSecReportSealer sealer, CaseSeed seed, IReadOnlyCollection<Officer> officers)
    {
        var keys = sealer.CreateKeys();
        using var reporter = sealer.CreateKeyPair();
        using var recovery = sealer.CreateKeyPair();
        byte[] both = [.. keys.Conversation, .. keys.Desk!];
        var content = new ReportContent(
            seed.What, "示例镇", "示例路 1 号", "", "示例公司", "", "上周", DangerNow: false, Insider.No, new ReporterIdentity("张三", "00000000000"),
            WantsReward: true, Claim: null, seed.Files, new DateTime(2026, 11, 20, 2, 3, 0, DateTimeKind.Utc), Order: 1, SlowLane: false, seed.Excluded);
        var report = new Report(
            seed.Id, sealer.Suite, new ReportRouting("T90101", seed.Industry, "t-exit", seed.Urgency, seed.Department), seed.FiledOn, seed.DueOn,
            sealer.SealJson(keys.Conversation, Seals.Content(seed.Id), content), reporter.PublicKey,
            sealer.SealTo(reporter.PublicKey, Seals.ReporterWrap(seed.Id), keys.Conversation));
        report.LockWith(new ReceiptLock(RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), []));
        var recoveryId = Guid.NewGuid();
        ReportWrap[] wraps =
        [
            .. officers.Select(officer => new ReportWrap(
                seed.Id, officer.KeyId, officer.Id, sealer.SealTo(officer.PublicKey, Seals.OfficerWrap(seed.Id, officer.KeyId, officer.Epoch), both), officer.Epoch)),
            new ReportWrap(seed.Id, recoveryId, null, sealer.SealTo(recovery.PublicKey, Seals.RecoveryWrap(seed.Id, recoveryId), both)),
        ];
        return new FiledCase(report, wraps, keys, reporter.PrivateKey.ToArray(), recovery.PrivateKey.ToArray());
    }

    public ReportEntry ReporterEntry(NSecReportSealer sealer, string text, long order, IReadOnlyList<StoredAttachment> files)
    {
        var id = Guid.NewGuid();
        var message = new ConversationMessage(Voice.Reporter, null, text, new DateTime(2026, 11, 21, 3, 4, 0, DateTimeKind.Utc), order, files);
        return new ReportEntry(id, Id, EntryLane.Conversation, sealer.SealJson(Keys.Conversation, Seals.Entry(Id, id, EntryLane.Conversation), message));
    }
}
