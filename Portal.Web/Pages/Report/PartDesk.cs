using MediatR;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Pages.Intake;

namespace Portal.Web.Pages.Report;

/// <summary>Takes files that come in parts: what the form does in one sending, cut into steps that may each be repeated after a broken line.</summary>
internal sealed class PartDesk(IMediator mediator, UploadShelf shelf, UploadParts parts, AttachmentIntake intake)
{
    public Task<Outcome<OpenUpload>> BeginAsync(BeginUpload begin, CancellationToken cancellationToken) => mediator.SendPastRaceAsync(begin, cancellationToken);

    /// <summary>On record first, then read: nothing of the body is looked at before its upload is known.</summary>
    public async Task<Outcome<Nothing>> TakeAsync(UploadTicket ticket, int part, Stream body, byte[]? sha256, CancellationToken cancellationToken)
    {
        var accepted = await mediator.SendPastRaceAsync(new AcceptPart(ticket, part), cancellationToken);
        if (accepted.IsRefused)
        {
            return Outcome<Nothing>.Refused(accepted.Refusals);
        }

        // A part that comes after the finishing was answered twice; the file is there.
        return accepted.Value.FileId is null ? await parts.StoreAsync(accepted.Value, part, body, sha256, cancellationToken) : default(Nothing);
    }

    /// <summary>The upload as its draft or follow-up holds it. Refusals: <c>UploadEnded</c>, <c>FollowUpEnded</c>.</summary>
    public async Task<Outcome<(HeldFiles Held, OpenUpload Upload)>> FindAsync(UploadTicket ticket, CancellationToken cancellationToken)
    {
        if (await shelf.ReadAsync(ticket.Holder, cancellationToken) is not { } held)
        {
            return new Refusal("FollowUpEnded", "Files");
        }

        return held.Find(ticket) is { } upload && (upload.FileId is null || held.FileOf(upload) is not null) ? (held, upload) : new Refusal("UploadEnded", "Files");
    }

    public Task<IReadOnlyList<int>> ArrivedAsync(OpenUpload upload, CancellationToken cancellationToken) => parts.ArrivedAsync(upload, cancellationToken);

    /// <summary>Hashes of the first and the last part that are there.</summary>
    public async Task<IReadOnlyDictionary<int, string>> MarksAsync(OpenUpload upload, IReadOnlyList<int> arrived, CancellationToken cancellationToken)
    {
        var marks = new Dictionary<int, string>();
        foreach (var part in arrived.Count == 0 ? [] : (int[])[arrived[0], arrived[^1]])
        {
            marks[part] = Convert.ToBase64String(await parts.HashAsync(upload, part, cancellationToken));
        }

        return marks;
    }

    /// <summary>
    /// Makes the attachment of the parts, through the very cleaner that the form's files go through, and removes them. May be repeated: the same file is
    /// the answer. A refusal ends the upload, but for <c>AttachmentNeedsConsent</c> and <c>AttachmentBusy</c>: then the parts wait.
    /// </summary>
    public async Task<Outcome<StoredAttachment>> FinishAsync(UploadTicket ticket, OpenUpload upload, bool keepOriginal, CancellationToken cancellationToken)
    {
        Outcome<StoredAttachment> stored;
        try
        {
            await using var whole = parts.OpenAll(upload);
            stored = await intake.StoreAsync(whole, keepOriginal, shelf.OwnerOf(ticket.Holder), cancellationToken);
        }
        catch (Exception lost) when (!cancellationToken.IsCancellationRequested)
        {
            // Another finishing of the same upload may have been first and have taken the parts away from under this one; its file is the answer.
            var found = await FindAsync(ticket, cancellationToken);
            if (found is { IsRefused: false } && found.Value.Held.FileOf(found.Value.Upload) is { } theirs)
            {
                return theirs;
            }

            if (lost is FileNotFoundException)
            {
                return new Refusal("UploadEnded", "Files");
            }

            throw;
        }

        if (stored.IsRefused)
        {
            if (stored.Refusals[0].Code is not ("AttachmentNeedsConsent" or "AttachmentBusy"))
            {
                await GiveUpAsync(ticket.Holder, ticket.UploadId, cancellationToken);
            }

            return stored;
        }

        var listed = await mediator.SendPastRaceAsync(new FinishUpload(ticket, stored.Value), cancellationToken);
        if ((listed.IsRefused || listed.Value.Id != stored.Value.Id) && BlobName.TryParse(stored.Value.Blob, out var mine))
        {
            await intake.DiscardAsync(mine, CancellationToken.None);
        }

        if (listed.IsRefused)
        {
            await GiveUpAsync(ticket.Holder, ticket.UploadId, cancellationToken);
        }
        else
        {
            // The file is listed: from here on nobody is helped by stopping half way.
            await parts.RemoveAsync(upload, CancellationToken.None);
        }

        return listed;
    }

    public async Task GiveUpAsync(UploadHolder holder, Guid uploadId, CancellationToken cancellationToken)
    {
        var given = await mediator.SendPastRaceAsync(new GiveUpUpload(holder, uploadId), cancellationToken);
        if (given is { IsRefused: false, Value: { } upload })
        {
            await parts.RemoveAsync(upload, CancellationToken.None);
        }
    }
}
