using Portal.Domain.Access;

namespace Portal.Web.Pages.Shared;

/// <summary>The human check as part of a form. Pages give it with the messages of their fields; its own is under <see cref="HumanRefusals.Field"/>.</summary>
internal sealed record HumanCheckView(HumanChallenge Challenge, IReadOnlyDictionary<string, string> Errors)
{
    /// <summary>Null when the check was not refused.</summary>
    public string? Error => Errors.GetValueOrDefault(HumanRefusals.Field);
}
