using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Puts a part's blob on record before its first byte, in one transaction with the lock on its draft or follow-up: whatever dies from then on is swept
/// with it. Refusals: <c>UploadEnded</c>, <c>UploadPartWrong</c>, <c>AlreadySent</c>, <c>FollowUpEnded</c>.
/// </summary>
[OpenToAnyone("An upload belongs to whoever holds its ticket.")]
public sealed record AcceptPart(UploadTicket Ticket, int Part) : IAct<OpenUpload>;

internal sealed class AcceptPartHandler(IPortalDb db, UploadShelf shelf) : IRequestHandler<AcceptPart, Outcome<OpenUpload>>
{
    public async Task<Outcome<OpenUpload>> Handle(AcceptPart request, CancellationToken cancellationToken)
    {
        var locked = await shelf.LockAsync(request.Ticket.Holder, cancellationToken);
        if (locked.IsRefused)
        {
            return Outcome<OpenUpload>.Refused(locked.Refusals);
        }

        if (locked.Value.Held.Find(request.Ticket) is not { } upload)
        {
            return new Refusal("UploadEnded", "Files");
        }

        if (!upload.Has(request.Part))
        {
            return new Refusal("UploadPartWrong", "Files");
        }

        var name = upload.NameOf(request.Part).Value;
        if (upload.FileId is null && !await db.SealedBlobs.AnyAsync(b => b.Name == name, cancellationToken))
        {
            db.SealedBlobs.Add(new SealedBlob(name, shelf.OwnerOf(request.Ticket.Holder)));
        }

        // The follow-up's own minutes stand inside its seal.
        locked.Value.Keep(locked.Value.Held);
        await db.SaveChangesAsync(cancellationToken);
        return upload;
    }
}
