using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;
using Portal.Web.Pages.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Content;

/// <summary>The text of somebody else that stands where this editor wrote too.</summary>
internal sealed record OtherText(string Label, IReadOnlyList<DiffPart> Parts);

/// <summary>An item's editor, generated from its type. What was typed comes back with every answer until it is saved.</summary>
internal sealed class EditModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Column { get; set; }

    [BindProperty]
    public string? Base { get; set; }

    [BindProperty]
    public bool Anyway { get; set; }

    /// <summary>Which button of a list or a finder within the form was pressed.</summary>
    [BindProperty]
    public string? Do { get; set; }

    /// <summary>The list that a new item is to lie in.</summary>
    [BindProperty(SupportsGet = true)]
    public string? List { get; set; }

    /// <summary>The form's fields by name, as they were typed.</summary>
    [BindProperty(Name = "F")]
    public Dictionary<string, List<string?>> Fields { get; set; } = [];

    /// <summary>Null while a new item's type is to be chosen.</summary>
    public ContentForm? Form { get; private set; }

    public IReadOnlyList<ContentKind> Kinds { get; private set; } = [];

    public DateTime? Unsaved { get; private set; }

    public string? LockedBy { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    /// <summary>After a conflict: where the other text differs from this editor's.</summary>
    public IReadOnlyList<OtherText>? Others { get; private set; }

    public string Here => Id is null
        ? "~/desk/content/edit" + QueryString.Create(new KeyValuePair<string, string?>[] { new("type", Type ?? ""), new("list", List) }.Where(pair => pair.Value is not null)).ToUriComponent()
        : "~/desk/content/edit/" + Uri.EscapeDataString(Id);

    public string At(string handler) => Here + (Id is null ? "&" : "?") + "handler=" + handler;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => Id is null && string.IsNullOrEmpty(Type) ? ChooseAsync(cancellationToken) : ShowAsync(null, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var typed = TypedNow();
        var saved = await mediator.Send(new SaveContentDraft(Id, Type ?? "", Base ?? "", typed, Anyway), cancellationToken);
        if (!saved.IsRefused)
        {
            return LocalRedirect($"~/desk/content/item/{Uri.EscapeDataString(saved.Value.ItemId)}?done=Save");
        }

        if (this.BareError(saved.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(saved.Refusals);
        Response.StatusCode = saved.Refusals[0].Code == "ContentConflict" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(typed, cancellationToken, isConflict: saved.Refusals[0].Code == "ContentConflict");
    }

    /// <summary>Adds, moves or drops an item within the form, or looks for items to choose: nothing is saved, and everything typed is there again.</summary>
    public Task<IActionResult> OnPostShapeAsync(CancellationToken cancellationToken) => ShowAsync(TypedItems.Press(TypedNow(), Do ?? ""), cancellationToken);

    /// <summary>The page's script keeps what is half typed.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancellationToken)
    {
        var kept = await mediator.Send(new KeepContentTyping(Id, Type ?? "", Base ?? "", TypedNow()), cancellationToken);
        return StatusCode(kept.IsRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status204NoContent);
    }

    /// <summary>The public page as it would be with what stands in the form; nothing is stored.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        var shown = await mediator.Send(new PreviewContent(Id, Type ?? "", TypedNow()), cancellationToken);
        return shown.IsRefused ? this.BareError(shown.Refusals[0]) ?? StatusCode(StatusCodes.Status403Forbidden) : new ItemPreviewResult(shown.Value);
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new DropContentTyping(Id, Type ?? ""), cancellationToken);
        return LocalRedirect(Here);
    }

    private TypedContent TypedNow() => new(Fields.ToDictionary(f => f.Key, IReadOnlyList<string> (f) => [.. f.Value.Select(value => value ?? "")], StringComparer.Ordinal));

    private async Task<IActionResult> ChooseAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindContent(new ContentFilter()), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        Kinds = found.Value.Kinds;
        return Page();
    }

    private async Task<IActionResult> ShowAsync(TypedContent? typed, CancellationToken cancellationToken, bool isConflict = false)
    {
        var opened = await mediator.Send(new OpenContentForm(Id, Type ?? "", Column ?? "", typed), cancellationToken);
        if (opened.IsRefused)
        {
            return this.BareError(opened.Refusals[0]) ?? StatusCode(StatusCodes.Status403Forbidden);
        }

        var editor = opened.Value;
        (Type, LockedBy, Form) = (editor.Form.Type, editor.LockedBy, editor.Form);
        if (typed is null)
        {
            (Unsaved, Base) = (editor.Unsaved, editor.Form.Base);
            return Page();
        }

        if (isConflict)
        {
            (Base, Anyway) = (editor.Stored.Base, true);
            Others = [.. Differences(editor.Stored, Form)];
        }

        return Page();
    }

    /// <summary>By the names of the fields: either form may have items within that the other lacks.</summary>
    private static IEnumerable<OtherText> Differences(ContentForm theirs, ContentForm mine)
    {
        var (other, own) = (theirs.All.ToDictionary(field => field.Name), mine.All.ToDictionary(field => field.Name));
        foreach (var field in own.Values.Concat(other.Values.Where(field => !own.ContainsKey(field.Name))))
        {
            var (before, after) = (Text(own.GetValueOrDefault(field.Name)), Text(other.GetValueOrDefault(field.Name)));
            if (before != after)
            {
                yield return new OtherText(field.Label, WordDiff.Compare(before, after));
            }
        }
    }

    private static string Text(FormField? field) => field is null ? "" : string.Join('\n', field.Values.Concat(field.Texts)).ReplaceLineEndings("\n").Trim();
}
