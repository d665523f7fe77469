namespace Portal.Domain.Publicity;

/// <summary>How a field is asked for.</summary>
public enum FieldLook
{
    Line,
    Text,
    Code,
    Rich,
    Markdown,
    Number,
    Switch,
    Date,
    Time,
    Moment,
    Email,
    Telephone,
    Link,
    Colour,

    /// <summary>One of <see cref="FormField.Choices"/>.</summary>
    Choice,

    /// <summary>Any of <see cref="FormField.Choices"/>.</summary>
    Choices,

    /// <summary>One value a line.</summary>
    Lines,

    /// <summary>Paths of the media library; the texts that stand for the pictures are the values of <see cref="FormField.AltName"/>.</summary>
    Media,
}

/// <param name="Depth">How far below the first level, for what is a tree.</param>
public sealed record FieldChoice(string Value, string Text, int Depth = 0);

/// <summary>One field of a generated form.</summary>
public sealed record FormField(string Name, FieldLook Look, string Label, string Hint, bool Required, IReadOnlyList<string> Values)
{
    public IReadOnlyList<FieldChoice> Choices { get; init; } = [];

    public bool Multiple { get; init; }

    public string Placeholder { get; init; } = "";

    public string Least { get; init; } = "";

    public string Most { get; init; } = "";

    public string Step { get; init; } = "";

    /// <summary>For media: the texts that stand for the pictures, in the order of the paths.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    public string Value => Values.Count > 0 ? Values[0] : "";

    public string AltName => Name + ".Alt";

    /// <summary>The field with what was typed in place of what is stored.</summary>
    public FormField With(TypedContent typed) => this with { Values = typed.Of(Name), Texts = Look is FieldLook.Media ? typed.Of(AltName) : [] };
}

/// <summary>Fields that belong together.</summary>
public sealed record FormSection(string Name, string Label, IReadOnlyList<FormField> Fields);

/// <summary>An item's editor, made from the definition of its type.</summary>
/// <param name="ItemId">Null for a new item.</param>
/// <param name="Base">The stamp of the version that the editor begins from; empty for a new item.</param>
public sealed record ContentForm(string? ItemId, string Type, string TypeName, string Base, string Title, IReadOnlyList<FormSection> Sections)
{
    public ContentForm With(TypedContent typed) => this with
    {
        Sections = [.. Sections.Select(section => section with { Fields = [.. section.Fields.Select(field => field.With(typed))] })],
    };
}

/// <summary>What stands in the fields of a form, by name.</summary>
public sealed class TypedContent(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
{
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values => values;

    public IReadOnlyList<string> Of(string name) => values.GetValueOrDefault(name) ?? [];

    public string One(string name) => Of(name) is [var first, ..] ? first : "";
}
