using Portal.Domain.Kernel;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Shared;

/// <summary>Refusals as the forms of accounts show them: messages by the id of their field, in the form's order.</summary>
internal static class FormErrors
{
    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    /// <param name="first">The field that a refusal of the whole form is shown at.</param>
    public static IReadOnlyDictionary<string, string> Of(SiteText words, IReadOnlyList<Refusal> refusals, string first) => refusals
        .DistinctBy(refusal => refusal.Field)
        .ToDictionary(refusal => refusal.Field.Length > 0 ? refusal.Field : first, words.Of);
}
