using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>What a draft or a follow-up holds of files: whole ones, and those that come in parts.</summary>
public sealed record HeldFiles(IReadOnlyList<StoredAttachment> Files, IReadOnlyList<OpenUpload> Uploads)
{
    /// <summary>The upload, unless it was given up or is too old.</summary>
    public OpenUpload? Find(UploadTicket ticket) => Uploads.FirstOrDefault(u => u.Id == ticket.UploadId);

    /// <summary>The attachment that an upload has become, or null while it has not.</summary>
    public StoredAttachment? FileOf(OpenUpload upload) => upload.FileId is { } id ? Files.FirstOrDefault(f => f.Id == id) : null;
}

/// <summary>Reads and changes the files of a draft and of a follow-up alike: both keep them in a row sealed under a key that only the page carries.</summary>
public sealed class UploadShelf(Drafts drafts, FollowUpChains chains, BlobOwners owners, TimeProvider time)
{
    public byte[] OwnerOf(UploadHolder holder) => holder.IsFollowUp ? owners.OfFollowUp(holder.Id) : owners.OfDraft(holder.Id);

    /// <summary>Null when the follow-up is over. A draft of which nothing is kept, or that died, holds nothing.</summary>
    public async Task<HeldFiles?> ReadAsync(UploadHolder holder, CancellationToken cancellationToken)
    {
        if (!holder.IsFollowUp)
        {
            var state = await drafts.ReadAsync(holder.Draft(time.GetUtcNow().UtcDateTime), cancellationToken);
            return new HeldFiles(state.Files, state.Uploads);
        }

        return await chains.ReadWaitingAsync(holder.Handle(), cancellationToken) is { } waiting ? new HeldFiles(waiting.Files, waiting.Uploads) : null;
    }

    /// <summary>
    /// Locks the row for the present transaction, lets it live on, and reads it. Refusals: <c>AlreadySent</c>, <c>FollowUpEnded</c>.
    /// </summary>
    internal async Task<Outcome<LockedFiles>> LockAsync(UploadHolder holder, CancellationToken cancellationToken)
    {
        if (!holder.IsFollowUp)
        {
            var ticket = holder.Draft(time.GetUtcNow().UtcDateTime);
            var (row, state) = await drafts.LockAsync(ticket, cancellationToken);
            return state.Sent is not null
                ? new Refusal("AlreadySent", "Files")
                : new LockedFiles(
                    new HeldFiles(state.Files, state.Uploads), null, held => drafts.Keep(ticket, row, state with { Files = held.Files, Uploads = held.Uploads }));
        }

        var handle = holder.Handle();
        return await chains.LockAsync(handle, cancellationToken) is { } chain
            ? new LockedFiles(
                new HeldFiles(chain.State.Files, chain.State.Uploads),
                chain.State,
                held => chains.Keep(handle, chain.Row, chain.State with { Files = held.Files, Uploads = held.Uploads }))
            : new Refusal("FollowUpEnded", "Files");
    }
}

/// <param name="Case">Set for a follow-up: the case it is about.</param>
/// <param name="Keep">Seals the changed files into the locked row.</param>
internal sealed record LockedFiles(HeldFiles Held, FollowUpState? Case, Action<HeldFiles> Keep);
