using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;

namespace Portal.Domain.Reporting;

/// <summary>Opens what a reporter may see: the content and the conversation, never the desk's notes.</summary>
public sealed class FollowUpReader(IPortalDb db, IReportSealer sealer, TimeProvider time)
{
    /// <exception cref="SealBrokenException">The stored lock was tampered with.</exception>
    internal ReportKeys OpenWithReceipt(Report report, byte[] wrap)
    {
        var privateKey = sealer.Open(wrap, Seals.ReporterKey(report.Id), report.SealedReporterKey);
        try
        {
            using var unlocked = sealer.Unlock(privateKey);
            return new ReportKeys(sealer.OpenWith(unlocked, Seals.ReporterWrap(report.Id), report.ReporterWrap), desk: null);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(privateKey);
        }
    }

    internal async Task<FollowUpView> ReadAsync(Report report, byte[] conversation, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var content = sealer.OpenJson<ReportContent>(conversation, Seals.Content(report.Id), report.SealedContent);
        var entries = await db.ReportEntries.AsNoTracking()
            .Where(e => e.ReportId == report.Id && e.Lane == EntryLane.Conversation)
            .ToListAsync(cancellationToken);
        var messages = entries
            .Select(e => sealer.OpenJson<ConversationMessage>(conversation, Seals.Entry(e), e.SealedBody))
            .OrderBy(m => m.Order)
            .ToArray();
        var department = await db.Departments.AsNoTracking()
            .Where(d => d.Id == report.DepartmentId).Select(d => d.Name).SingleOrDefaultAsync(cancellationToken);
        return new FollowUpView(
            ReportNumber.Of(report.Id), report.State, report.FiledOn, report.AcceptedOn, report.ClosedOn, report.DueOn, department ?? "",
            content.WantsReward, content.Files, messages, FollowUpHandle.Create(),
            report.KeepUntil, await db.LegalHolds.AnyAsync(h => h.ReportId == report.Id && h.HeldUntil >= today, cancellationToken), today);
    }
}
