using System.Text.Json.Nodes;
using Portal.Cms.Definitions;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Adapters.Content.Editing;

/// <summary>What the editors of one form know: who writes, the site's words, and what may be chosen in each field that chooses.</summary>
internal sealed record EditorContext(DeskAuthor Author, SiteText Words, DateTime Now, IReadOnlyDictionary<string, IReadOnlyList<FieldChoice>> Choices)
{
    public IReadOnlyList<FieldChoice> ChoicesOf(string name) => Choices.GetValueOrDefault(name) ?? [];
}

/// <summary>One field of a part, where its form field stands.</summary>
/// <param name="Name">Part and field, <c>Article.Summary</c>: the name and the id of the form field.</param>
internal sealed record FieldPlace(string Name, ContentField Field, EditorContext Context)
{
    public JsonNode? Settings => Field.Kind;

    public FormField Ask(FieldLook look, params string[] values) =>
        new(Name, look, Field.DisplayName, Field.Hint, Field.Required, values) { Placeholder = Settings.Text("Placeholder") };

    public Refusal Fault(string code, params object[] arguments) => new(code, Name, [Field.DisplayName, .. arguments]);
}

/// <summary>The editor of one kind of field: shows what is stored as form fields, and takes what was typed.</summary>
internal interface IFieldEditor
{
    string Kind { get; }

    IEnumerable<FormField> Show(FieldPlace at, JsonNode? stored);

    /// <summary>Writes into the field's own object; members that it does not know stay.</summary>
    void Take(FieldPlace at, JsonObject stored, TypedContent typed, ICollection<Refusal> faults);
}
