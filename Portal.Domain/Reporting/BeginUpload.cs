using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Makes room for a file that will come in parts. What is announced counts towards the limits at once, so that no draft can fill the disk with
/// beginnings. Refusals: <c>AttachmentEmpty</c>, <c>AttachmentTooLarge</c>, <c>TooManyFiles</c>, <c>ReportTooLarge</c>, <c>AlreadySent</c>,
/// <c>FollowUpEnded</c>.
/// </summary>
/// <param name="Id">Chosen by the sender: beginning again with it, because the answer was lost, gives the same upload.</param>
/// <param name="Length">Bytes of the file as it is at the sender's.</param>
[OpenToAnyone("A draft belongs to whoever holds its ticket, a follow-up to whoever holds its handle.")]
public sealed record BeginUpload(UploadHolder Holder, Guid Id, long Length) : IAct<OpenUpload>;

internal sealed class BeginUploadHandler(IPortalDb db, UploadShelf shelf, FollowUpReader reader, TimeProvider time, IntakeRules rules)
    : IRequestHandler<BeginUpload, Outcome<OpenUpload>>
{
    public async Task<Outcome<OpenUpload>> Handle(BeginUpload request, CancellationToken cancellationToken)
    {
        if (request.Length <= 0)
        {
            return new Refusal("AttachmentEmpty", "Files");
        }

        if (request.Length > rules.MaxFileBytes)
        {
            return new Refusal("AttachmentTooLarge", "Files", rules.MaxFileBytes >> 20);
        }

        var locked = await shelf.LockAsync(request.Holder, cancellationToken);
        if (locked.IsRefused)
        {
            return Outcome<OpenUpload>.Refused(locked.Refusals);
        }

        var (held, @case, keep) = locked.Value;
        var now = time.UtcNow();
        var uploads = held.Uploads.Where(u => u.FileId is null ? u.ExpiresAt > now : held.FileOf(u) is not null).ToArray();
        if (uploads.FirstOrDefault(u => u.Id == request.Id) is { } begun)
        {
            return begun.Length == request.Length ? begun : new Refusal("UploadPartWrong", "Files");
        }

        var coming = uploads.Where(u => u.FileId is null).ToArray();
        if (held.Files.Count + coming.Length >= rules.MaxFiles)
        {
            return new Refusal("TooManyFiles", "Files", rules.MaxFiles);
        }

        var sent = @case is null ? 0 : await SentAsync(@case, cancellationToken);
        if (sent + held.Files.Sum(f => f.Length) + coming.Sum(u => u.Length) + request.Length > rules.MaxReportBytes)
        {
            return new Refusal("ReportTooLarge", "Files", rules.MaxReportBytes >> 20);
        }

        var upload = new OpenUpload(request.Id, RandomNumberGenerator.GetBytes(32), request.Length, now.AddHours(rules.UploadHours));
        keep(held with { Uploads = [.. uploads, upload] });
        return upload;
    }

    private async Task<long> SentAsync(FollowUpState state, CancellationToken cancellationToken)
    {
        var report = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == state.ReportId, cancellationToken);
        var view = await reader.ReadAsync(report, state.Conversation, cancellationToken);
        return view.Files.Concat(view.Messages.SelectMany(m => m.Files)).Sum(f => f.Length);
    }
}
