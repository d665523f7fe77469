using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Lists the attachment that the parts have become. Of two finishings of one upload the first counts; the second is answered with the first one's
/// file, and whoever sent it removes his own. Refusals: <c>UploadEnded</c>, <c>TooManyFiles</c>, <c>ReportTooLarge</c>, <c>AlreadySent</c>,
/// <c>FollowUpEnded</c>.
/// </summary>
[OpenToAnyone("An upload belongs to whoever holds its ticket.")]
public sealed record FinishUpload(UploadTicket Ticket, StoredAttachment File) : IAct<StoredAttachment>;

internal sealed class FinishUploadHandler(UploadShelf shelf, IntakeRules rules) : IRequestHandler<FinishUpload, Outcome<StoredAttachment>>
{
    public async Task<Outcome<StoredAttachment>> Handle(FinishUpload request, CancellationToken cancellationToken)
    {
        var locked = await shelf.LockAsync(request.Ticket.Holder, cancellationToken);
        if (locked.IsRefused)
        {
            return Outcome<StoredAttachment>.Refused(locked.Refusals);
        }

        var held = locked.Value.Held;
        if (held.Find(request.Ticket) is not { } upload)
        {
            return new Refusal("UploadEnded", "Files");
        }

        if (upload.FileId is not null)
        {
            return held.FileOf(upload) is { } first ? first : new Refusal("UploadEnded", "Files");
        }

        if (held.Files.Count >= rules.MaxFiles)
        {
            return new Refusal("TooManyFiles", "Files", rules.MaxFiles);
        }

        if (held.Files.Sum(f => f.Length) + request.File.Length > rules.MaxReportBytes)
        {
            return new Refusal("ReportTooLarge", "Files", rules.MaxReportBytes >> 20);
        }

        var finished = upload with { FileId = request.File.Id };
        locked.Value.Keep(new HeldFiles([.. held.Files, request.File], held.Uploads.Select(u => u.Id == upload.Id ? finished : u).ToArray()));
        return request.File;
    }
}

/// <summary>Takes an upload out of its draft or follow-up; answers with it, so that its parts can be removed, or with null when there is none.</summary>
[OpenToAnyone("An upload belongs to whoever holds its ticket.")]
public sealed record GiveUpUpload(UploadHolder Holder, Guid UploadId) : IAct<OpenUpload?>;

internal sealed class GiveUpUploadHandler(UploadShelf shelf) : IRequestHandler<GiveUpUpload, Outcome<OpenUpload?>>
{
    public async Task<Outcome<OpenUpload?>> Handle(GiveUpUpload request, CancellationToken cancellationToken)
    {
        var locked = await shelf.LockAsync(request.Holder, cancellationToken);
        if (locked.IsRefused || locked.Value.Held.Uploads.FirstOrDefault(u => u.Id == request.UploadId) is not { FileId: null } upload)
        {
            return Outcome<OpenUpload?>.Done(null);
        }

        var held = locked.Value.Held;
        locked.Value.Keep(held with { Uploads = held.Uploads.Where(u => u.Id != upload.Id).ToArray() });
        return upload;
    }
}
