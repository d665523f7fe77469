using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.HumanCheck;

/// <summary>
/// The site's own check, which asks nobody else and learns nothing: a proof of work by the browser, or a question to the person. Who filled the
/// field that nobody sees goes on too, on the slow lane: a password manager may have done it.
/// </summary>
internal sealed class ProofCheck(ProofOfWork proofs, QuestionLane questions, ProofAdmission admission, INetworkHints networks) : IHumanCheck
{
    public Task<HumanChallenge> IssueAsync(HumanPlace place, HumanAnswer? previous, CancellationToken cancellationToken)
    {
        var (challenge, expiresAt) = proofs.Issue(place, networks.Current);
        return Task.FromResult<HumanChallenge>(
            new ProofChallenge(ProofWire.Write(challenge), expiresAt, questions.Issue(place, previous)));
    }

    /// <summary>Only the proof, for a page whose challenge has grown old while somebody wrote.</summary>
    public string Refresh(HumanPlace place) => ProofWire.Write(proofs.Issue(place, networks.Current).Challenge);

    public async Task<Outcome<HumanPass>> VerifyAsync(HumanAnswer answer, HumanPlace place, CancellationToken cancellationToken)
    {
        var passed = await ProofOrQuestionAsync(answer, place, cancellationToken);
        return !passed.IsRefused && answer[HumanFields.Trap].Length > 0 ? new HumanPass(HumanLane.Slow) : passed;
    }

    private async Task<Outcome<HumanPass>> ProofOrQuestionAsync(HumanAnswer answer, HumanPlace place, CancellationToken cancellationToken)
    {
        var proof = answer[HumanFields.Proof];
        if (proof.Length == 0)
        {
            return await questions.VerifyAsync(answer, place, cancellationToken);
        }

        if (await proofs.VerifyAsync(proof, place, cancellationToken) is not { } refusal)
        {
            return new HumanPass(admission.LaneFor(networks.Current));
        }

        // A proof that came too late does not shut out a person who answered the question as well.
        return answer[HumanFields.Choice].Length > 0 ? await questions.VerifyAsync(answer, place, cancellationToken) : refusal;
    }
}
