using Portal.Domain.Calendar;

namespace Portal.Domain.Publicity.Programme;

/// <summary>Where a published item stands now.</summary>
public static class ProgrammeClock
{
    public static RegisterStanding Standing(RegisterItem item, TimeProvider time, WorkingDays days) => item.Facts.Register.Rule is StandingRule.Span
        ? Span(item.Facts, time)
        : StandingRules.Of(item.Facts.Register.Rule, item.Clock, time.Today(), days);

    /// <summary>A warning is in force to the minute, not to the day.</summary>
    private static RegisterStanding Span(RegisterFacts facts, TimeProvider time)
    {
        if (facts.Moment("Begins") is not { } begins || facts.Moment("Ends") is not { } ends)
        {
            return RegisterStanding.None;
        }

        var now = time.UtcNow();
        var kind = now < begins ? StandingKind.NotBegun : now < ends ? StandingKind.InForce : StandingKind.Over;
        return new RegisterStanding(kind, DateOnly.FromDateTime((kind is StandingKind.NotBegun ? begins : ends).InCity()), 0, IsCertain: true);
    }
}
