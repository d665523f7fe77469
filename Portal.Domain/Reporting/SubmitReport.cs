using System.Security.Cryptography;
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

internal sealed class SubmitReportHandler(
    IPortalDb db, Drafts drafts, AnswerCheck check, Router router, IReportSealer sealer, IFilingSigner signer, BlobOwners owners, ReceiptLocks locks,
    TimeProvider time, IntakeRules rules) : IRequestHandler<SubmitReport, Outcome<FiledReport>>
{
    private static readonly ReportStep[] AllSteps = [ReportStep.What, ReportStep.Where, ReportStep.Contact, ReportStep.Check];

    public async Task<Outcome<FiledReport>> Handle(SubmitReport request, CancellationToken cancellationToken)
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
        var recovery = await db.RecoveryKeys.AsNoTracking().OrderByDescending(r => r.MadeOn).FirstOrDefaultAsync(cancellationToken);
        if (recipients is null || recovery is null)
        {
            return new Refusal("IntakeClosed");
        }

        using var keys = sealer.CreateKeys();
        using var reporter = sealer.CreateKeyPair();
        var content = SealedForm.Of(request, state, await FilingOrder.NextAsync(db, cancellationToken), time);
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
        db.ReportWraps.AddRange(Wraps(id, keys, recipients, recovery));

        var names = state.Files.Select(f => f.Blob).ToArray();
        var owner = owners.OfReport(id);
        await db.SealedBlobs.Where(b => names.Contains(b.Name)).ExecuteUpdateAsync(set => set.SetProperty(b => b.Owner, owner), cancellationToken);
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

    private IEnumerable<ReportWrap> Wraps(Guid id, ReportKeys keys, Recipients recipients, RecoveryKey recovery)
    {
        byte[] both = [.. keys.Conversation, .. keys.Desk!];
        try
        {
            return recipients.Keys
                .Select(k => new ReportWrap(id, k.Id, k.StaffId, sealer.SealTo(k.PublicKey, Seals.OfficerWrap(id, k.Id), both)))
                .Append(new ReportWrap(id, recovery.Id, null, sealer.SealTo(recovery.PublicKey, Seals.OfficerWrap(id, recovery.Id), both)))
                .ToArray();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(both);
        }
    }
}
