using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Web.Pages.Intake;

namespace Portal.Web.Pages.Report;

/// <summary>Asks for the human check of a draft once, and remembers in the ticket that it was passed.</summary>
internal sealed class HumanGate(IHumanCheck check)
{
    private HumanAnswer _answer = HumanAnswer.Empty;

    /// <summary>True with the lane when passed; else false with the refusal.</summary>
    public async Task<Outcome<HumanPass>> PassAsync(IntakeForm form, CancellationToken cancellationToken)
    {
        Remember(form);
        return await check.VerifyAsync(_answer, HumanPlace.Report, cancellationToken);
    }

    /// <summary>Takes what the form brought back without checking it.</summary>
    public void Remember(IntakeForm form) => _answer = new HumanAnswer(form.Fields);

    /// <summary>The challenge for the page; a form that comes back keeps the time already spent on it.</summary>
    public Task<HumanChallenge> IssueAsync(CancellationToken cancellationToken) => check.IssueAsync(HumanPlace.Report, _answer, cancellationToken);
}
