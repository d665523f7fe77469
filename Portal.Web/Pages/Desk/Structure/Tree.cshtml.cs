using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Structure;

/// <summary>What was done to a tree, for the line that says so.</summary>
internal enum TreeDone
{
    Saved = 1,
    Removed,
    Merged,
    Restored,
}

/// <summary>A menu or a taxonomy: order and nesting by buttons; a script lets nodes be dragged.</summary>
internal sealed class TreeModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public TreeDone? Done { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Count { get; set; }

    [BindProperty]
    public string? Stamp { get; set; }

    public TreeView Tree { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public string Here => "~/desk/structure/tree/" + Uri.EscapeDataString(Id);

    public string NodeAt(string? nodeId, string parentId, string type) => "~/desk/structure/node" + QueryString.Create(
        new KeyValuePair<string, string?>[] { new("tree", Id), new("node", nodeId), new("parent", parentId.Length > 0 ? parentId : null), new("type", type) }.Where(pair => pair.Value is not null)).ToUriComponent();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostMoveAsync(string move, CancellationToken cancellationToken)
    {
        var cut = (move ?? "").IndexOf(':', StringComparison.Ordinal);
        return cut > 0 && Enum.TryParse<TreeMove>(move![..cut], out var way)
            ? DoAsync(new MoveNode(Id, Stamp ?? "", move[(cut + 1)..], way), null, "#n-" + move[(cut + 1)..], cancellationToken)
            : Task.FromResult<IActionResult>(LocalRedirect(Here));
    }

    public Task<IActionResult> OnPostPlaceAsync(string node, string? parent, int at, CancellationToken cancellationToken) =>
        DoAsync(new PlaceNode(Id, Stamp ?? "", node ?? "", parent ?? "", at), null, "", cancellationToken);

    public Task<IActionResult> OnPostRestoreAsync(string versionId, CancellationToken cancellationToken) =>
        DoAsync(new RestoreTree(Id, versionId ?? ""), TreeDone.Restored, "", cancellationToken);

    private async Task<IActionResult> DoAsync(IRequest<Outcome<Nothing>> act, TreeDone? done, string place, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(act, cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect(Here + (done is { } what ? "?done=" + what : "") + (done is null ? Uri.EscapeDataString(place).Replace("%23", "#", StringComparison.Ordinal) : ""));
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(outcome.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadTree(Id), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        Tree = read.Value;
        return Page();
    }
}
