using System.Globalization;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>A decrypting stream of one attachment. Whoever holds it disposes it; reading it to the end of a changed blob throws.</summary>
public sealed record CaseAttachmentContent(string Name, string ContentType, AttachmentKind Kind, long Length, Stream Content);

/// <summary>
/// Opens one attachment of a case. Every opening is on record. Refusal, among others: <c>AttachmentDangerous</c> (argument: what was found) while the
/// scanner found something in it and the officer has not said that he wants it all the same.
/// </summary>
/// <param name="Number">As <see cref="CaseAttachmentView.Number"/>.</param>
/// <param name="DespiteDanger">The officer has read the warning. The file then comes as bytes without a type, under a name that nothing opens.</param>
[Requires(Permission.ReadCases)]
public sealed record ReadCaseAttachment(Guid ReportId, int Number, bool DespiteDanger = false) : IQuery<CaseAttachmentContent>, IConcerns
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
        var dangerous = file.Scan.IsDangerous;
        if (dangerous && !request.DespiteDanger)
        {
            return new Refusal("AttachmentDangerous", "", file.Scan.Name);
        }

        try
        {
            if (!BlobName.TryParse(file.Blob, out var name))
            {
                return new Refusal("AttachmentLost");
            }

            var stored = await blobs.OpenReadAsync(name, cancellationToken);
            return new CaseAttachmentContent(
                dangerous ? CaseAttachments.DangerousNameOf(request.Number, file.Extension) : CaseAttachments.NameOf(request.Number, file.Extension),
                dangerous ? CaseAttachments.AnythingElse : CaseAttachments.TypeOf(file.Kind, file.Extension),
                dangerous ? AttachmentKind.Original : file.Kind,
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
