using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk;

/// <summary>Turns refusals into what a desk page shows.</summary>
internal static class DeskAnswers
{
    /// <summary>Stands for the whole form where a refusal belongs to no field.</summary>
    public const string WholeForm = "form";

    /// <summary>Messages by the id of the field they belong to; the first refusal of a field speaks for it.</summary>
    /// <param name="prefix">Put before each field's name, where a page has several forms.</param>
    public static Dictionary<string, string> Errors(this SiteText words, IReadOnlyList<Refusal> refusals, string prefix = "") => refusals
        .DistinctBy(r => r.Field)
        .ToDictionary(r => prefix + (r.Field.Length > 0 ? r.Field : WholeForm), words.Of);

    /// <summary>The bare error that a refusal of a whole page means, or null when the page itself has to say why.</summary>
    public static IActionResult? BareError(this PageModel page, Refusal refusal) => refusal.Code switch
    {
        "NotPermitted" => page.StatusCode(StatusCodes.Status403Forbidden),
        "CaseNotFound" or "AttachmentNotFound" or "NotThere" => page.NotFound(),
        _ => null,
    };
}
