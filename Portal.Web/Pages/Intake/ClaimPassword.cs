using System.Security.Cryptography;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;

namespace Portal.Web.Pages.Intake;

/// <summary>The claim password (举报密码) of an anonymous reward: checked here, kept only as a proof, sealed in the draft.</summary>
internal sealed class ClaimPassword(IPasswordKeys passwords, IMediator mediator, Drafts drafts)
{
    private const int LeastLength = 8;

    /// <summary>Brings the draft's proof in line with the step just filled in; null when that is done, else what is wrong with what was typed.</summary>
    /// <param name="needed">A reward is wished for and no name is given.</param>
    public async Task<Refusal?> KeepAsync(DraftTicket ticket, bool needed, string typed, string again, CancellationToken cancellationToken)
    {
        var kept = (await drafts.ReadAsync(ticket, cancellationToken)).Claim is not null;
        if (!needed)
        {
            return kept ? await StoreAsync(ticket, null, cancellationToken) : null;
        }

        if (kept && typed.Length == 0 && again.Length == 0)
        {
            return null;
        }

        if (typed.Length < LeastLength)
        {
            return new Refusal("ClaimPasswordShort", "ClaimPassword", LeastLength);
        }

        return typed == again
            ? await StoreAsync(ticket, await ProveAsync(typed, cancellationToken), cancellationToken)
            : new Refusal("ClaimPasswordDiffers", "ClaimPasswordAgain");
    }

    private async Task<Refusal?> StoreAsync(DraftTicket ticket, ClaimVerifier? claim, CancellationToken cancellationToken)
    {
        var stored = await mediator.Send(new KeepClaimPassword(ticket, claim), cancellationToken);
        return stored.IsRefused ? stored.Refusals[0] : null;
    }

    private async Task<ClaimVerifier> ProveAsync(string typed, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var cost = passwords.LearnerCost;
        using var halves = await passwords.DeriveAsync(typed, salt, cost, cancellationToken);
        return new ClaimVerifier(salt, cost.MemoryKiB, cost.Passes, SHA256.HashData(halves.Verifier));
    }
}
