using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>The facts of a draft's report, for showing the receipt page again. Refusal: <c>NotSent</c> when there is none (any more).</summary>
[OpenToAnyone("A draft belongs to whoever holds its ticket.")]
public sealed record ReadFiled(DraftTicket Ticket) : IQuery<FiledReport>;

internal sealed class ReadFiledHandler(IPortalDb db, Drafts drafts, IFilingSigner signer) : IRequestHandler<ReadFiled, Outcome<FiledReport>>
{
    public async Task<Outcome<FiledReport>> Handle(ReadFiled request, CancellationToken cancellationToken)
    {
        if ((await drafts.ReadAsync(request.Ticket, cancellationToken)).Sent is not { } sent)
        {
            return new Refusal("NotSent");
        }

        var report = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == sent.ReportId, cancellationToken);
        var department = await db.Departments.AsNoTracking().SingleAsync(d => d.Id == report.DepartmentId, cancellationToken);
        return report.Filed(department.Name, signer, replaced: false);
    }
}

internal static class FilingProof
{
    /// <summary>The signed proof of filing: the commitment is to the ciphertext as stored, so that it opens nothing.</summary>
    public static FiledReport Filed(this Report report, string department, IFilingSigner signer, bool replaced)
    {
        var commitment = SHA256.HashData(report.SealedContent);
        var signature = signer.Sign(new FilingCertificate(report.Id, report.FiledOn, commitment));
        return new FiledReport(report.Id, report.FiledOn, report.DueOn, department, commitment, signature, replaced);
    }
}
