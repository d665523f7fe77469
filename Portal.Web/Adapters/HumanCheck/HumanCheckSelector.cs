using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.HumanCheck;

/// <summary>
/// Which check stands where. Reporting and everything beside it always has the site's own: another company's script would learn who reports.
/// Account forms have Google's where the site's owner turned it on.
/// </summary>
internal sealed class HumanCheckSelector(ProofCheck own, RecaptchaCheck? recaptcha = null) : IHumanCheck
{
    public Task<HumanChallenge> IssueAsync(HumanPlace place, HumanAnswer? previous, CancellationToken cancellationToken) =>
        For(place).IssueAsync(place, previous, cancellationToken);

    public Task<Outcome<HumanPass>> VerifyAsync(HumanAnswer answer, HumanPlace place, CancellationToken cancellationToken) =>
        For(place).VerifyAsync(answer, place, cancellationToken);

    private IHumanCheck For(HumanPlace place) => place switch
    {
        HumanPlace.AccountForm when recaptcha is not null => recaptcha,
        HumanPlace.AccountForm or HumanPlace.Report => own,
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };
}
