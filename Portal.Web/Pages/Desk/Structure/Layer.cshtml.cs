using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Structure;

/// <summary>A layer: its name, and on which pages it shows.</summary>
internal sealed class LayerModel(IMediator mediator, SiteText words) : PageModel
{
    private const string ListAt = "~/desk/structure/layers";

    [BindProperty]
    public string Old { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public LayerReach Reach { get; set; }

    [BindProperty]
    public string? Paths { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Types { get; set; } = [];

    public string Rule { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public async Task<IActionResult> OnGetAsync(string? name, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindLayers(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        if (string.IsNullOrEmpty(name))
        {
            return Page();
        }

        if (found.Value.Layers.FirstOrDefault(layer => layer.Name == name) is not { } layer)
        {
            return NotFound();
        }

        (Old, Name, Description, Reach, Rule) = (layer.Name, layer.Name, layer.Description, layer.Reach, layer.Rule);
        Paths = layer.Reach is LayerReach.Paths ? string.Join('\n', layer.Values) : "";
        Types = layer.Reach is LayerReach.Types ? layer.Values : [];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> values = Reach is LayerReach.Types ? Types : (Paths ?? "").ReplaceLineEndings("\n").Split('\n');
        var saved = await mediator.Send(new SaveLayer(Old ?? "", Name ?? "", Description ?? "", Reach, values), cancellationToken);
        return saved.IsRefused ? await RefusedAsync(saved.Refusals, cancellationToken) : LocalRedirect(ListAt + "?done=true");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        var removed = await mediator.Send(new RemoveLayer(Old ?? ""), cancellationToken);
        if (!removed.IsRefused)
        {
            return LocalRedirect(ListAt + "?done=true");
        }

        await OnGetAsync(Old, cancellationToken);
        return await RefusedAsync(removed.Refusals, cancellationToken);
    }

    private async Task<IActionResult> RefusedAsync(IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        if (this.BareError(refusals[0]) is { } bare)
        {
            return bare;
        }

        var found = await mediator.Send(new FindLayers(), cancellationToken);
        Rule = found.IsRefused ? "" : found.Value.Layers.FirstOrDefault(layer => layer.Name == Old)?.Rule ?? "";
        (Old, Errors) = (Old ?? "", words.Errors(refusals));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
