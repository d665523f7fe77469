using System.Globalization;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>A decrypting stream of one attachment. Whoever holds it disposes it; reading it to the end of a changed blob throws.</summary>
public sealed record CaseAttachmentContent(string Name, string ContentType, AttachmentKind Kind, long Length, Stream Content);

/// <summary>Opens one attachment of a case. Every opening is on record.</summary>
/// <param name="Number">As <see cref="CaseAttachmentView.Number"/>.</param>
[Requires(Permission.ReadCases)]
public sealed record ReadCaseAttachment(Guid ReportId, int Number) : IQuery<CaseAttachmentContent>, IConcerns
{
    public string AuditTarget => $"{ReportNumber.Of(ReportId)}/附件{Number.ToString(CultureInfo.InvariantCulture)}";
}

internal sealed class ReadCaseAttachmentHandler(CaseReader reader, IReportSealer sealer, IBlobStore blobs)
    : IRequestHandler<ReadCaseAttachment, Outcome<CaseAttachmentContent>>
{
    public async Task<Outcome<CaseAttachmentContent>> Handle(ReadCaseAttachment request, CancellationToken cancellationToken)
    {
        var opened = await reader.OpenAsync(request.ReportId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<CaseAttachmentContent>.Refused(opened.Refusals);
        }

        var files = opened.Value.Files;
        if (request.Number < 1 || request.Number > files.Count)
        {
            return new Refusal("AttachmentNotFound");
        }

        var file = files[request.Number - 1];
        try
        {
            if (!BlobName.TryParse(file.Blob, out var name))
            {
                return new Refusal("AttachmentLost");
            }

            var stored = await blobs.OpenReadAsync(name, cancellationToken);
            return new CaseAttachmentContent(
                CaseAttachments.NameOf(request.Number, file.Extension),
                CaseAttachments.TypeOf(file.Kind, file.Extension),
                file.Kind,
                file.Length,
                sealer.OpenStream(stored, file.Key, file.SealLabel(), file.Length));
        }
        catch (FileNotFoundException)
        {
            return new Refusal("AttachmentLost");
        }
        catch (SealBrokenException)
        {
            return new Refusal("AttachmentDamaged");
        }
    }
}
