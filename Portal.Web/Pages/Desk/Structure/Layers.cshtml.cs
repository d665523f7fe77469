using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Structure;

/// <summary>Layers with their rules, and the widgets by zone.</summary>
internal sealed class LayersModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    [BindProperty]
    public string? Item { get; set; }

    [BindProperty]
    public WidgetAct Act { get; set; }

    public LayerView View { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostWidgetAsync(CancellationToken cancellationToken)
    {
        var changed = await mediator.Send(new ChangeWidget(Item ?? "", Act), cancellationToken);
        if (!changed.IsRefused)
        {
            return LocalRedirect("~/desk/structure/layers?done=true");
        }

        if (this.BareError(changed.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(changed.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindLayers(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        View = found.Value;
        return Page();
    }
}

/// <summary>Where a layer shows, in a sentence.</summary>
internal static class LayerWords
{
    private const char Between = '、';

    public static string Of(SiteText words, LayerRow layer) => layer.Reach switch
    {
        LayerReach.Paths => words["Structure.Reach.PathsOf", string.Join(Between, layer.Values)],
        LayerReach.Types => words["Structure.Reach.TypesOf", string.Join(Between, layer.Values.Select(type => words.Find("Publicity.Type." + type) ?? type))],
        _ => words["Structure.Reach." + layer.Reach],
    };
}
