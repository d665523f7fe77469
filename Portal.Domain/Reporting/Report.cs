using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

public enum ReportState
{
    Submitted = 1,
    Accepted = 2,
    NotAccepted = 3,
    Closed = 4,
}

public enum Urgency
{
    Ordinary = 1,

    /// <summary>Somebody is in danger now.</summary>
    Urgent = 2,
}

/// <summary>The plain fields by which a report is routed and listed. Everything else about it is sealed.</summary>
public sealed record ReportRouting(string DistrictCode, Industry Industry, string HazardCode, Urgency Urgency, Guid DepartmentId);

/// <summary>What the receipt finds and opens.</summary>
/// <param name="Tag">HMAC of the receipt's tag under the site's pepper.</param>
/// <param name="ClaimTag">HMAC of the reward identity code; kept for every report, so that it does not tell who wants a reward.</param>
/// <param name="SealedReporterKey">The reporter's private key, sealed under the receipt's wrap key.</param>
public sealed record ReceiptLock(byte[] Tag, byte[] ClaimTag, byte[] SealedReporterKey);

/// <summary>
/// A hazard report as the database sees it: a random id, routing fields, days, and ciphertext. No field may be added here that could point at
/// the reporter; docs/threat-model.md lists each plain field with why.
/// </summary>
public sealed class Report : AggregateRoot
{
    private Report()
    {
    }

    public Report(Guid id, byte suite, ReportRouting routing, DateOnly filedOn, DateOnly dueOn, byte[] sealedContent, byte[] reporterPublicKey, byte[] reporterWrap)
    {
        Id = id;
        Suite = suite;
        DistrictCode = routing.DistrictCode;
        Industry = routing.Industry;
        HazardCode = routing.HazardCode;
        Urgency = routing.Urgency;
        DepartmentId = routing.DepartmentId;
        FiledOn = filedOn;
        DueOn = dueOn;
        SealedContent = sealedContent;
        ReporterPublicKey = reporterPublicKey;
        ReporterWrap = reporterWrap;
        State = ReportState.Submitted;
        if (Urgency == Urgency.Urgent)
        {
            Raise(new UrgentReportFiled());
        }
    }

    /// <summary>Random, version 4: a version-7 id would carry the millisecond of filing.</summary>
    public Guid Id { get; private set; }

    public byte Suite { get; private set; }

    public string DistrictCode { get; private set; } = "";

    public Industry Industry { get; private set; }

    public string HazardCode { get; private set; } = "";

    public Urgency Urgency { get; private set; }

    public Guid DepartmentId { get; private set; }

    public ReportState State { get; private set; }

    public DateOnly FiledOn { get; private set; }

    /// <summary>The day by which the next step is owed: the decision on acceptance, then the answer.</summary>
    public DateOnly DueOn { get; private set; }

    public DateOnly? AcceptedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public byte[] SealedContent { get; private set; } = [];

    public byte[] ReporterPublicKey { get; private set; } = [];

    /// <summary>The conversation key wrapped for the reporter's public key.</summary>
    public byte[] ReporterWrap { get; private set; } = [];

    public byte[] ReceiptTag { get; private set; } = [];

    public byte[] ClaimTag { get; private set; } = [];

    public byte[] SealedReporterKey { get; private set; } = [];

    /// <summary>Puts a receipt's lock on the report; a later one replaces the first, whose receipt then opens nothing.</summary>
    public void LockWith(ReceiptLock receipt)
    {
        ReceiptTag = receipt.Tag;
        ClaimTag = receipt.ClaimTag;
        SealedReporterKey = receipt.SealedReporterKey;
    }

    /// <summary>受理. The answer is then owed within 60 natural days (《安全生产领域举报奖励办法》 安监总财〔2018〕19号, art. 10(6)).</summary>
    public Outcome<Report> Accept(DateOnly today)
    {
        if (CaseActs.Forbids(CaseAct.Accept, State) is { } refusal)
        {
            return refusal;
        }

        State = ReportState.Accepted;
        AcceptedOn = today;
        DueOn = today.AddDays(60);
        return this;
    }

    /// <summary>不予受理: the reason goes to the reporter as a sealed message.</summary>
    public Outcome<Report> NotAccept(DateOnly today)
    {
        if (CaseActs.Forbids(CaseAct.NotAccept, State) is { } refusal)
        {
            return refusal;
        }

        State = ReportState.NotAccepted;
        ClosedOn = today;
        return this;
    }

    /// <summary>结案, with an answer to the reporter.</summary>
    public Outcome<Report> Close(DateOnly today)
    {
        if (CaseActs.Forbids(CaseAct.Close, State) is { } refusal)
        {
            return refusal;
        }

        State = ReportState.Closed;
        ClosedOn = today;
        return this;
    }
}
