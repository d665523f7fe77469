using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Setup;

/// <summary>The hazard kinds that the report form offers.</summary>
internal sealed class HazardKindsModel(IMediator mediator, SiteText words) : PageModel
{
    private const string Here = "/desk/system/hazards";

    [BindProperty(Name = "")]
    public PlaceInput Input { get; set; } = new();

    public PlaceForm Form { get; private set; } = new("HazardKinds", Here);

    public async Task<IActionResult> OnGetAsync(string? code, bool saved, CancellationToken cancellationToken)
    {
        if (await ListAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        Form = Form.Choose(code) with { Saved = saved };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var save = new SaveHazardKind(Input.Code ?? "", Input.Name ?? "", Input.Position, Input.IsActive, Input.IsNew, Input.EnglishName ?? "");
        var outcome = await mediator.Send(save, cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect("~" + Here + "?saved=true");
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Form = Input.Keep(Form) with { Errors = words.Errors(outcome.Refusals) };
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ListAsync(cancellationToken) ?? Page();
    }

    private async Task<IActionResult?> ListAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindHazardKinds(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        Form = Form with { Rows = found.Value };
        return null;
    }
}
