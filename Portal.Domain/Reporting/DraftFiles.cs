using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Puts the draft on record before a file of it is stored, so that a file whose upload dies is swept with it, and refuses a file that the draft
/// cannot take before it is stored. Refusals: <c>TooManyFiles</c>, <c>AlreadySent</c>.
/// </summary>
[OpenToAnyone("A draft belongs to whoever holds its ticket.")]
public sealed record BeginDraft(DraftTicket Ticket) : IAct<Nothing>;

internal sealed class BeginDraftHandler(Drafts drafts, IntakeRules rules) : IRequestHandler<BeginDraft, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(BeginDraft request, CancellationToken cancellationToken)
    {
        var (_, state) = await drafts.LockAsync(request.Ticket, cancellationToken);
        return state.RefusesFile(rules) is { } refusal ? refusal : default(Nothing);
    }
}

/// <summary>Lists a sealed file in the draft. Refusals: <c>TooManyFiles</c>, <c>ReportTooLarge</c>, <c>AlreadySent</c>.</summary>
[OpenToAnyone("A draft belongs to whoever holds its ticket.")]
public sealed record AddDraftFile(DraftTicket Ticket, StoredAttachment File) : IAct<DraftState>;

internal sealed class AddDraftFileHandler(Drafts drafts, IntakeRules rules) : IRequestHandler<AddDraftFile, Outcome<DraftState>>
{
    public async Task<Outcome<DraftState>> Handle(AddDraftFile request, CancellationToken cancellationToken)
    {
        var (row, state) = await drafts.LockAsync(request.Ticket, cancellationToken);
        if (state.RefusesFile(rules) is { } refusal)
        {
            return refusal;
        }

        if (state.Files.Sum(f => f.Length) + request.File.Length > rules.MaxReportBytes)
        {
            return new Refusal("ReportTooLarge", "Files", rules.MaxReportBytes >> 20);
        }

        var kept = state with { Files = [.. state.Files, request.File] };
        drafts.Keep(request.Ticket, row, kept);
        return kept;
    }
}

/// <summary>Takes a file out of the draft; answers with the blob that is free to be removed, or null when there was no such file.</summary>
[OpenToAnyone("A draft belongs to whoever holds its ticket.")]
public sealed record RemoveDraftFile(DraftTicket Ticket, Guid FileId) : IAct<string?>;

internal sealed class RemoveDraftFileHandler(Drafts drafts) : IRequestHandler<RemoveDraftFile, Outcome<string?>>
{
    public async Task<Outcome<string?>> Handle(RemoveDraftFile request, CancellationToken cancellationToken)
    {
        var (row, state) = await drafts.LockAsync(request.Ticket, cancellationToken);
        var file = state.Files.FirstOrDefault(f => f.Id == request.FileId);
        if (file is null || state.Sent is not null)
        {
            return Outcome<string?>.Done(null);
        }

        drafts.Keep(request.Ticket, row, state with { Files = state.Files.Where(f => f.Id != file.Id).ToArray() });
        return Outcome<string?>.Done(file.Blob);
    }
}

/// <summary>Keeps the proof of a claim password in the draft, so that the password itself travels once; null takes it out.</summary>
[OpenToAnyone("A draft belongs to whoever holds its ticket.")]
public sealed record KeepClaimPassword(DraftTicket Ticket, ClaimVerifier? Claim) : IAct<DraftState>;

internal sealed class KeepClaimPasswordHandler(Drafts drafts) : IRequestHandler<KeepClaimPassword, Outcome<DraftState>>
{
    public async Task<Outcome<DraftState>> Handle(KeepClaimPassword request, CancellationToken cancellationToken)
    {
        var (row, state) = await drafts.LockAsync(request.Ticket, cancellationToken);
        var kept = state with { Claim = request.Claim };
        drafts.Keep(request.Ticket, row, kept);
        return kept;
    }
}
