using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Adapters.Content.Editing;

/// <summary>
/// Makes an item's form from the definition of its type, and writes back what was typed. What has no editor (an unknown part, a member that no field knows) stays
/// in the item untouched.
/// </summary>
internal sealed partial class FormMaker(DefinitionStore definitions, FieldChoices choices, SiteText words, TimeProvider time)
{
    private static readonly Dictionary<string, IFieldEditor> Fields = new IFieldEditor[]
    {
        new TextFieldEditor(), new HtmlFieldEditor(), new MarkdownFieldEditor(), new MultiTextFieldEditor(), new NumericFieldEditor(), new BooleanFieldEditor(),
        new TimeFieldEditor("DateField", FieldLook.Date), new TimeFieldEditor("DateTimeField", FieldLook.Moment), new TimeFieldEditor("TimeField", FieldLook.Time),
        new LinkFieldEditor(), new MediaFieldEditor(), PickerFieldEditor.OfItems, PickerFieldEditor.OfTerms,
    }.ToDictionary(editor => editor.Kind, StringComparer.Ordinal);

    /// <summary>The sections of an item's form, empty ones left out.</summary>
    /// <param name="typed">Which items lie in its lists now, and what is looked for; null as it is stored.</param>
    public Task<IReadOnlyList<FormSection>> ShowAsync(ContentItem item, bool isNew, DeskAuthor author, CancellationToken cancellationToken, TypedContent? typed = null) =>
        ShowAsync(new ItemPlace(item, "", isNew, author, typed ?? TypedContent.None), cancellationToken);

    /// <summary>Writes what was typed into the item.</summary>
    /// <returns>A refusal for each field that cannot be read.</returns>
    public async Task<IReadOnlyList<Refusal>> TakeAsync(ContentItem item, TypedContent typed, DeskAuthor author, CancellationToken cancellationToken)
    {
        var faults = new List<Refusal>();
        await TakeAsync(new ItemPlace(item, "", IsNew: false, author, typed), faults, cancellationToken);
        return faults;
    }

    private async Task<IReadOnlyList<FormSection>> ShowAsync(ItemPlace at, CancellationToken cancellationToken)
    {
        var parts = await PartsAsync(at.Item.ContentType, cancellationToken);
        var context = await ContextAsync(parts, at, cancellationToken);
        var sections = new List<FormSection>();
        foreach (var (use, definition) in parts)
        {
            FormField[] fields = [.. Own(use, at, context), .. definition.Ordered.SelectMany(field => Field(use, field, at, context))];
            if (fields.Length > 0)
            {
                sections.Add(new FormSection(at.Prefix + use.Name, LabelOf(use), fields));
            }

            foreach (var list in await ListsAsync(use, at, cancellationToken))
            {
                sections.Add(await ShowAsync(list, at, cancellationToken));
            }
        }

        return sections;
    }

    private async Task TakeAsync(ItemPlace at, List<Refusal> faults, CancellationToken cancellationToken)
    {
        var parts = await PartsAsync(at.Item.ContentType, cancellationToken);
        var context = await ContextAsync(parts, at, cancellationToken);
        foreach (var (use, definition) in parts)
        {
            if (PartEditors.All.TryGetValue(use.PartName, out var own))
            {
                var place = new PartPlace(use, context, at.Prefix);
                foreach (var member in own.Members.Where(member => member.Show(place, at.Item.Part(use.Name)) is not null))
                {
                    member.Take(place, at.Item.PartFor(use.Name), at.Typed.One(place.NameOf(member.Name)), faults);
                }
            }

            foreach (var field in definition.Ordered)
            {
                if (Fields.TryGetValue(field.FieldName, out var editor))
                {
                    var part = at.Item.PartFor(use.Name);
                    if (part[field.Name] is not JsonObject stored)
                    {
                        part[field.Name] = stored = [];
                    }

                    editor.Take(Place(use, field, at, context), stored, at.Typed, faults);
                }
            }

            foreach (var list in await ListsAsync(use, at, cancellationToken))
            {
                await TakeAsync(list, at, faults, cancellationToken);
            }
        }
    }

    private static string LabelOf(ContentTypePart use) => use.DisplayName == use.Name ? "" : use.DisplayName;

    private static IEnumerable<FormField> Own(ContentTypePart use, ItemPlace at, EditorContext context)
    {
        var place = new PartPlace(use, context, at.Prefix);
        return PartEditors.All.TryGetValue(use.PartName, out var own) ? own.Members.Select(member => member.Show(place, at.Item.Part(use.Name))).OfType<FormField>() : [];
    }

    /// <summary>Defaults are for new items: in an old one an absent field is an empty one.</summary>
    private static IEnumerable<FormField> Field(ContentTypePart use, ContentField field, ItemPlace at, EditorContext context)
    {
        var stored = at.Item.Part(use.Name)?[field.Name] ?? (at.IsNew ? null : new JsonObject());
        return Fields.TryGetValue(field.FieldName, out var editor) ? editor.Show(Place(use, field, at, context), stored) : [];
    }

    private static FieldPlace Place(ContentTypePart use, ContentField field, ItemPlace at, EditorContext context) => new($"{at.Prefix}{use.Name}.{field.Name}", field, context);

    private async Task<IReadOnlyList<(ContentTypePart Use, ContentPartDefinition Definition)>> PartsAsync(string type, CancellationToken cancellationToken)
    {
        var all = await definitions.ReadAsync(cancellationToken);
        return all.TryType(type, out var found) ? [.. all.PartsOf(found with { Parts = [.. found.Ordered] })] : [];
    }

    private async Task<EditorContext> ContextAsync(IReadOnlyList<(ContentTypePart Use, ContentPartDefinition Definition)> parts, ItemPlace at, CancellationToken cancellationToken)
    {
        var offered = new Dictionary<string, IReadOnlyList<FieldChoice>>(StringComparer.Ordinal);
        foreach (var (use, field) in parts.SelectMany(part => part.Definition.Fields.Select(field => (part.Use, field))))
        {
            var name = $"{at.Prefix}{use.Name}.{field.Name}";
            offered[name] = await choices.OfAsync(field, name, at.Item.Part(use.Name)?[field.Name], at.Typed, cancellationToken);
        }

        return new EditorContext(at.Author, words, time.UtcNow(), offered);
    }

    /// <summary>An item in a form: itself, or one that lies in it.</summary>
    /// <param name="Prefix">What stands before the names of its fields: the list that it lies in, and its id.</param>
    private sealed record ItemPlace(ContentItem Item, string Prefix, bool IsNew, DeskAuthor Author, TypedContent Typed);
}
