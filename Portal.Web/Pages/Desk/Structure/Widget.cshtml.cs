using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Structure;

/// <summary>A widget: what it says, and in which zone of which layer.</summary>
internal sealed class WidgetModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Item { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty]
    public string? Layer { get; set; }

    [BindProperty]
    public string? Zone { get; set; }

    [BindProperty]
    public bool RenderTitle { get; set; }

    [BindProperty]
    public string? Do { get; set; }

    [BindProperty(Name = "F")]
    public Dictionary<string, List<string?>> Fields { get; set; } = [];

    public WidgetEditor Editor { get; private set; } = null!;

    public WidgetPlace Place { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public string At(string handler) => "~/desk/structure/widget" + QueryString.Create(
        new KeyValuePair<string, string?>[] { new("item", Item), new("type", Type), new("handler", handler) }.Where(pair => !string.IsNullOrEmpty(pair.Value))).ToUriComponent();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(null, cancellationToken);

    public Task<IActionResult> OnPostShapeAsync(CancellationToken cancellationToken) => ShowAsync(TypedItems.Press(TypedNow(), Do ?? ""), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var typed = TypedNow();
        var saved = await mediator.Send(new SaveWidget(Item, Type ?? "", typed, PlaceNow()), cancellationToken);
        if (!saved.IsRefused)
        {
            return LocalRedirect("~/desk/structure/layers?done=true");
        }

        if (this.BareError(saved.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(saved.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(typed, cancellationToken);
    }

    private WidgetPlace PlaceNow() => new(Layer ?? "", Zone ?? "", RenderTitle);

    private TypedContent TypedNow() => new(Fields.ToDictionary(f => f.Key, IReadOnlyList<string> (f) => [.. f.Value.Select(value => value ?? "")], StringComparer.Ordinal));

    private async Task<IActionResult> ShowAsync(TypedContent? typed, CancellationToken cancellationToken)
    {
        var opened = await mediator.Send(new OpenWidget(Item, Type ?? "", typed), cancellationToken);
        if (opened.IsRefused)
        {
            return this.BareError(opened.Refusals[0]) ?? Forbid();
        }

        (Editor, Place) = (opened.Value, typed is null ? opened.Value.Place : PlaceNow());
        return Page();
    }
}
