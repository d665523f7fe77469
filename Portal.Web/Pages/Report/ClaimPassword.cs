using System.Security.Cryptography;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;

namespace Portal.Web.Pages.Report;

/// <summary>The claim password (举报密码) of an anonymous reward: checked here, kept only as a proof, sealed in the draft.</summary>
internal sealed class ClaimPassword(IPasswordKeys passwords)
{
    private const int LeastLength = 8;

    public static Refusal? Check(string typed, string again)
    {
        if (typed.Length < LeastLength)
        {
            return new Refusal("ClaimPasswordShort", "ClaimPassword", LeastLength);
        }

        return typed == again ? null : new Refusal("ClaimPasswordDiffers", "ClaimPasswordAgain");
    }

    public async Task<ClaimVerifier> ProveAsync(string typed, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var cost = passwords.LearnerCost;
        using var halves = await passwords.DeriveAsync(typed, salt, cost, cancellationToken);
        return new ClaimVerifier(salt, cost.MemoryKiB, cost.Passes, SHA256.HashData(halves.Verifier));
    }
}
