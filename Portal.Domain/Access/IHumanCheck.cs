using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>Which form asks for the check. A challenge made for one place is worth nothing at the other.</summary>
public enum HumanPlace
{
    /// <summary>Reporting, follow-up and every other form without an account: only the check that identifies nobody.</summary>
    Report,

    /// <summary>Making or recovering a learner's account.</summary>
    AccountForm,
}

/// <summary>How a form that passed goes on. Nobody is ever refused for load.</summary>
public enum HumanLane
{
    Fast,

    /// <summary>Accepted like any other, and marked so that officers triage it after the rest.</summary>
    Slow,
}

/// <summary>The check was passed. It holds for one draft; the caller remembers that, the check does not.</summary>
public sealed record HumanPass(HumanLane Lane);

/// <summary>Tells people from floods without learning who anybody is (intake.md 4.9).</summary>
public interface IHumanCheck
{
    /// <summary>
    /// What the form shows. <paramref name="previous"/> is what the same form brought back, so that a person who was refused
    /// keeps the time already spent on the form.
    /// </summary>
    Task<HumanChallenge> IssueAsync(HumanPlace place, HumanAnswer? previous, CancellationToken cancellationToken);

    /// <summary>
    /// Refused with one of <see cref="HumanRefusals"/>. A passed challenge is spent by this call: the same answer again is refused.
    /// </summary>
    Task<Outcome<HumanPass>> VerifyAsync(HumanAnswer answer, HumanPlace place, CancellationToken cancellationToken);
}
