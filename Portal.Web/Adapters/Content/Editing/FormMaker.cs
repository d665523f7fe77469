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
internal sealed class FormMaker(DefinitionStore definitions, FieldChoices choices, SiteText words, TimeProvider time)
{
    private static readonly Dictionary<string, IFieldEditor> Fields = new IFieldEditor[]
    {
        new TextFieldEditor(), new HtmlFieldEditor(), new MarkdownFieldEditor(), new MultiTextFieldEditor(), new NumericFieldEditor(), new BooleanFieldEditor(),
        new TimeFieldEditor("DateField", FieldLook.Date), new TimeFieldEditor("DateTimeField", FieldLook.Moment), new TimeFieldEditor("TimeField", FieldLook.Time),
        new LinkFieldEditor(), new MediaFieldEditor(), PickerFieldEditor.OfItems, PickerFieldEditor.OfTerms,
    }.ToDictionary(editor => editor.Kind, StringComparer.Ordinal);

    /// <summary>The sections of an item's form, empty ones left out.</summary>
    public async Task<IReadOnlyList<FormSection>> ShowAsync(ContentItem item, bool isNew, DeskAuthor author, CancellationToken cancellationToken)
    {
        var parts = await PartsAsync(item.ContentType, cancellationToken);
        var context = await ContextAsync(parts, author, cancellationToken);
        return
        [
            .. parts.Select(part => new FormSection(
                part.Use.Name,
                part.Use.DisplayName == part.Use.Name ? "" : part.Use.DisplayName,
                [.. Own(part.Use, item, context), .. part.Definition.Ordered.SelectMany(field => Field(part.Use, field, item, isNew, context))])).Where(section => section.Fields.Count > 0),
        ];
    }

    /// <summary>Writes what was typed into the item.</summary>
    /// <returns>A refusal for each field that cannot be read.</returns>
    public async Task<IReadOnlyList<Refusal>> TakeAsync(ContentItem item, TypedContent typed, DeskAuthor author, CancellationToken cancellationToken)
    {
        var faults = new List<Refusal>();
        var parts = await PartsAsync(item.ContentType, cancellationToken);
        var context = await ContextAsync(parts, author, cancellationToken);
        foreach (var (use, definition) in parts)
        {
            if (PartEditors.All.TryGetValue(use.PartName, out var own))
            {
                var at = new PartPlace(use, context);
                foreach (var member in own.Members.Where(member => member.Show(at, item.Part(use.Name)) is not null))
                {
                    member.Take(at, item.PartFor(use.Name), typed.One(at.NameOf(member.Name)), faults);
                }
            }

            foreach (var field in definition.Ordered)
            {
                if (Fields.TryGetValue(field.FieldName, out var editor))
                {
                    var part = item.PartFor(use.Name);
                    if (part[field.Name] is not JsonObject stored)
                    {
                        part[field.Name] = stored = [];
                    }

                    editor.Take(Place(use, field, context), stored, typed, faults);
                }
            }
        }

        return faults;
    }

    private static IEnumerable<FormField> Own(ContentTypePart use, ContentItem item, EditorContext context)
    {
        var at = new PartPlace(use, context);
        return PartEditors.All.TryGetValue(use.PartName, out var own) ? own.Members.Select(member => member.Show(at, item.Part(use.Name))).OfType<FormField>() : [];
    }

    /// <summary>Defaults are for new items: in an old one an absent field is an empty one.</summary>
    private static IEnumerable<FormField> Field(ContentTypePart use, ContentField field, ContentItem item, bool isNew, EditorContext context)
    {
        var stored = item.Part(use.Name)?[field.Name] ?? (isNew ? null : new JsonObject());
        return Fields.TryGetValue(field.FieldName, out var editor) ? editor.Show(Place(use, field, context), stored) : [];
    }

    private static FieldPlace Place(ContentTypePart use, ContentField field, EditorContext context) => new($"{use.Name}.{field.Name}", field, context);

    private async Task<IReadOnlyList<(ContentTypePart Use, ContentPartDefinition Definition)>> PartsAsync(string type, CancellationToken cancellationToken)
    {
        var all = await definitions.ReadAsync(cancellationToken);
        return all.TryType(type, out var found) ? [.. all.PartsOf(found with { Parts = [.. found.Ordered] })] : [];
    }

    private async Task<EditorContext> ContextAsync(IReadOnlyList<(ContentTypePart Use, ContentPartDefinition Definition)> parts, DeskAuthor author, CancellationToken cancellationToken)
    {
        var offered = new Dictionary<string, IReadOnlyList<FieldChoice>>(StringComparer.Ordinal);
        foreach (var (use, field) in parts.SelectMany(part => part.Definition.Fields.Select(field => (part.Use, field))))
        {
            offered[$"{use.Name}.{field.Name}"] = await choices.OfAsync(field, cancellationToken);
        }

        return new EditorContext(author, words, time.UtcNow(), offered);
    }
}
