using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>What the receipt page shows beside the receipt.</summary>
/// <param name="Replaced">The report was there already; this receipt replaces one that was never confirmed.</param>
public sealed record FiledReport(Guid ReportId, DateOnly FiledOn, DateOnly AnswerDue, string Department, byte[] Commitment, byte[] Signature, bool Replaced);

/// <summary>
/// Files a report. Idempotent by the ticket's draft: the same sending again finds the report and gives it a fresh receipt, until the reporter
/// has confirmed the one he wrote down (then: <c>AlreadyConfirmed</c>).
/// </summary>
/// <param name="Language">Of the pages on which it was written.</param>
/// <param name="Receipt">Derived beforehand: no transaction waits for a key derivation.</param>
[OpenToAnyone("Everybody may report, without an account.")]
public sealed record SubmitReport(DraftTicket Ticket, ReportAnswers Answers, ReceiptKeys Receipt, Language Language = Language.Chinese) : IAct<FiledReport>;

internal sealed class SubmitReportHandler(ReportFiling filing) : IRequestHandler<SubmitReport, Outcome<FiledReport>>
{
    public Task<Outcome<FiledReport>> Handle(SubmitReport request, CancellationToken cancellationToken) =>
        filing.FileAsync(new Filing(request.Ticket, request.Answers, request.Receipt, Channel.Web, request.Language), cancellationToken);
}

/// <summary>What is filed, whoever typed it.</summary>
internal sealed record Filing(DraftTicket Ticket, ReportAnswers Answers, ReceiptKeys Receipt, Channel Channel, Language Language = Language.Chinese);

/// <summary>
/// The filing itself, the same for the public form and for the desk's: checked, routed, sealed, wrapped, and answered with a receipt that may be
/// replaced until it is confirmed. Runs in the transaction of the act that asks for it.
/// </summary>
public sealed class ReportFiling(
    IPortalDb db, Drafts drafts, AnswerCheck check, Router router, IReportSealer sealer, CaseWrapping wrapping, IFilingSigner signer, BlobOwners owners, ReceiptLocks locks,
    TimeProvider time, IntakeRules rules)
{
    private static readonly ReportStep[] AllSteps = [ReportStep.What, ReportStep.Where, ReportStep.Contact, ReportStep.Check];

    internal async Task<Outcome<FiledReport>> FileAsync(Filing request, CancellationToken cancellationToken)
    {
        var (row, state) = await drafts.LockAsync(request.Ticket, cancellationToken);
        if (state.Sent is { } sent)
        {
            return await ReplaceReceiptAsync(sent, request.Receipt, cancellationToken);
        }

        var refusals = await check.FindAsync(request.Answers, AllSteps, cancellationToken);
        if (request.Answers is { WantsReward: true, Named: false } && state.Claim is null)
        {
            refusals = [.. refusals, new Refusal("ClaimPasswordNeeded", "ClaimPassword")];
        }

        if (refusals.Count > 0)
        {
            return Outcome<FiledReport>.Refused(refusals);
        }

        var industry = request.Answers.ChosenIndustry!.Value;
        var recipients = await router.FindAsync(industry, request.Answers.District, request.Answers.CityOnly, cancellationToken);

        // Read after the counter is held: the renewal of the recovery key holds it too, so that no report is wrapped for a key that has just ended.
        var order = await FilingOrder.NextAsync(db, cancellationToken);
        var recovery = await db.RecoveryKeys.AsNoTracking().InForce().OrderByDescending(r => r.MadeOn).FirstOrDefaultAsync(cancellationToken);
        if (recipients is null || recovery is null)
        {
            return new Refusal("IntakeClosed");
        }

        using var keys = sealer.CreateKeys();
        using var reporter = sealer.CreateKeyPair();
        var content = SealedForm.Of(request, state, recipients.Excluded?.Id, order, time);
        var id = Guid.NewGuid();
        var today = time.Today();
        var report = new Report(
            id,
            sealer.Suite,
            new ReportRouting(
                request.Answers.District, industry, request.Answers.Hazard, request.Answers.DangerNow ? Urgency.Urgent : Urgency.Ordinary, recipients.Department.Id),
            today,
            today.AddDays(rules.AcceptWithinDays),
            sealer.SealJson(keys.Conversation, Seals.Content(id), content),
            reporter.PublicKey,
            sealer.SealTo(reporter.PublicKey, Seals.ReporterWrap(id), keys.Conversation));
        report.LockWith(locks.For(id, request.Receipt, reporter.PrivateKey));
        db.Reports.Add(report);
        wrapping.Add(id, keys, recipients.Keys);
        wrapping.Add(id, keys, recovery);

        if (state.Files.Select(f => f.Blob).ToArray() is { Length: > 0 } names)
        {
            var owner = owners.OfReport(id);
            await db.SealedBlobs.Where(b => names.Contains(b.Name)).ExecuteUpdateAsync(set => set.SetProperty(b => b.Owner, owner), cancellationToken);
        }

        drafts.Keep(request.Ticket, row, new DraftState([], null, new SentReport(id, reporter.PrivateKey.ToArray(), Confirmed: false)));
        await db.SaveChangesAsync(cancellationToken);
        return report.Filed(recipients.Department.Name, signer, replaced: false);
    }

    private async Task<Outcome<FiledReport>> ReplaceReceiptAsync(SentReport sent, ReceiptKeys receipt, CancellationToken cancellationToken)
    {
        if (sent.Confirmed)
        {
            return new Refusal("AlreadyConfirmed");
        }

        var report = await db.Reports.SingleAsync(r => r.Id == sent.ReportId, cancellationToken);
        report.LockWith(locks.For(report.Id, receipt, sent.ReporterKey));
        var department = await db.Departments.AsNoTracking().SingleAsync(d => d.Id == report.DepartmentId, cancellationToken);
        return report.Filed(department.Name, signer, replaced: true);
    }
}
