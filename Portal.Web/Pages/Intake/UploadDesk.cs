using MediatR;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;

namespace Portal.Web.Pages.Intake;

/// <summary>Takes the file parts of one posted form: the first problem of each file is kept for the page, the other files are not touched by it.</summary>
internal sealed class UploadDesk(AttachmentIntake intake, IMediator mediator, IntakeRules rules)
{
    private readonly List<Refusal> _refusals = [];

    public IReadOnlyList<Refusal> Refusals => _refusals;

    /// <summary>Stores a file for a draft whose ticket and human check were verified before.</summary>
    public async Task TakeForDraftAsync(DraftTicket ticket, byte[] owner, Stream file, bool keepOriginal, CancellationToken cancellationToken)
    {
        var begun = await mediator.SendPastRaceAsync(new BeginDraft(ticket), cancellationToken);
        if (begun.IsRefused)
        {
            Refuse(begun.Refusals);
            return;
        }

        var stored = await intake.StoreAsync(file, keepOriginal, owner, cancellationToken);
        if (stored.IsRefused)
        {
            Refuse(stored.Refusals);
            return;
        }

        var added = await mediator.Send(new AddDraftFile(ticket, stored.Value), cancellationToken);
        if (added.IsRefused)
        {
            await DiscardAsync(stored.Value.Blob, cancellationToken);
            Refuse(added.Refusals);
        }
    }

    /// <summary>Stores a file for a message that is about to be sent; null when it was refused.</summary>
    public async Task<StoredAttachment?> TakeForMessageAsync(byte[] owner, Stream file, bool keepOriginal, CancellationToken cancellationToken)
    {
        var stored = await intake.StoreAsync(file, keepOriginal, owner, cancellationToken);
        if (stored.IsRefused)
        {
            Refuse(stored.Refusals);
            return null;
        }

        return stored.Value;
    }

    public async Task DiscardAsync(string? blob, CancellationToken cancellationToken)
    {
        if (BlobName.TryParse(blob, out var name))
        {
            await intake.DiscardAsync(name, cancellationToken);
        }
    }

    public void RefuseTooMany() => Refuse(new Refusal("TooManyFiles", "Files", rules.MaxFiles));

    public void Refuse(Refusal refusal) => _refusals.Add(refusal.At("Files"));

    private void Refuse(IReadOnlyList<Refusal> refusals) => Refuse(refusals[0]);
}
