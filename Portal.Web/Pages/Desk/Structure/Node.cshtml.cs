using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Structure;

/// <summary>An entry of a menu or a term of a taxonomy: its form, and for one that is there how it goes or is merged.</summary>
internal sealed class NodeModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "tree")]
    public string? TreeId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Node { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Parent { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty]
    public string? Stamp { get; set; }

    [BindProperty]
    public string? Do { get; set; }

    [BindProperty]
    public string? IntoId { get; set; }

    [BindProperty(Name = "F")]
    public Dictionary<string, List<string?>> Fields { get; set; } = [];

    public ContentForm Form { get; private set; } = null!;

    public TreeView View { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    private string TreeAt => "~/desk/structure/tree/" + Uri.EscapeDataString(TreeId ?? "");

    public string At(string handler) => "~/desk/structure/node" + QueryString.Create(
        new KeyValuePair<string, string?>[] { new("tree", TreeId), new("node", Node), new("parent", Parent), new("type", Type), new("handler", handler) }.Where(pair => !string.IsNullOrEmpty(pair.Value))).ToUriComponent();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(null, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var typed = TypedNow();
        var saved = await mediator.Send(new SaveNode(TreeId ?? "", Stamp ?? "", Node, Parent ?? "", Type ?? "", typed), cancellationToken);
        return saved.IsRefused ? await RefusedAsync(saved.Refusals, typed, cancellationToken) : LocalRedirect($"{TreeAt}?done={TreeDone.Saved}");
    }

    public Task<IActionResult> OnPostShapeAsync(CancellationToken cancellationToken) => ShowAsync(TypedItems.Press(TypedNow(), Do ?? ""), cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        var removed = await mediator.Send(new RemoveNode(TreeId ?? "", Stamp ?? "", Node ?? ""), cancellationToken);
        return removed.IsRefused ? await RefusedAsync(removed.Refusals, null, cancellationToken) : LocalRedirect($"{TreeAt}?done={TreeDone.Removed}");
    }

    public async Task<IActionResult> OnPostMergeAsync(CancellationToken cancellationToken)
    {
        var merged = await mediator.Send(new MergeTerms(TreeId ?? "", Stamp ?? "", Node ?? "", IntoId ?? ""), cancellationToken);
        return merged.IsRefused
            ? await RefusedAsync(merged.Refusals, null, cancellationToken)
            : LocalRedirect($"{TreeAt}?done={TreeDone.Merged}&count={merged.Value.ToString(CultureInfo.InvariantCulture)}");
    }

    private TypedContent TypedNow() => new(Fields.ToDictionary(f => f.Key, IReadOnlyList<string> (f) => [.. f.Value.Select(value => value ?? "")], StringComparer.Ordinal));

    private async Task<IActionResult> RefusedAsync(IReadOnlyList<Refusal> refusals, TypedContent? typed, CancellationToken cancellationToken)
    {
        if (this.BareError(refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(typed, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(TypedContent? typed, CancellationToken cancellationToken)
    {
        var opened = await mediator.Send(new OpenNode(TreeId ?? "", Node, Type ?? "", typed), cancellationToken);
        if (opened.IsRefused)
        {
            return this.BareError(opened.Refusals[0]) ?? Forbid();
        }

        var read = await mediator.Send(new ReadTree(TreeId ?? ""), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        (Form, View) = (opened.Value, read.Value);
        (Type, Stamp) = (Form.Type, typed is null ? View.Stamp : Stamp ?? View.Stamp);

        // Whoever is told that the tree has changed meanwhile has it before his eyes now: the next save may go on from here.
        if (Errors.Count > 0)
        {
            Stamp = View.Stamp;
        }

        return Page();
    }
}
