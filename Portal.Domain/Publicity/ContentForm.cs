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

    /// <summary>Items of the site: those chosen, and those that were looked for by a word of their title in <see cref="FormField.FindName"/>.</summary>
    Finder,

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

    public string FindName => Name + ".Find";

    /// <summary>The field with what was typed in place of what is stored.</summary>
    public FormField With(TypedContent typed) => this with
    {
        Values = Look is FieldLook.Finder ? [.. typed.Of(Name).Where(value => value.Length > 0)] : typed.Of(Name),
        Texts = Look is FieldLook.Media ? typed.Of(AltName) : [],
        Placeholder = Look is FieldLook.Finder ? typed.One(FindName) : Placeholder,
    };
}

/// <summary>Fields that belong together, or a list of items that lie in the item.</summary>
public sealed record FormSection(string Name, string Label, IReadOnlyList<FormField> Fields)
{
    /// <summary>Null where the section has fields.</summary>
    public FormItems? Items { get; init; }

    /// <summary>Every field, those of the items within too; these say in their label which item they belong to.</summary>
    public IEnumerable<FormField> All => Items is null
        ? Fields
        : Items.Items.SelectMany((item, at) => item.Sections.SelectMany(section => section.All).Select(asked => asked with { Label = $"{item.TypeName} {at + 1} · {asked.Label}" }));

    public FormSection With(TypedContent typed) => this with { Fields = [.. Fields.Select(field => field.With(typed))], Items = Items?.With(typed) };
}

/// <summary>A list of items within an item: what may be added, and the items with a form each.</summary>
public sealed record FormItems(string Name, IReadOnlyList<FieldChoice> Types, IReadOnlyList<FormItem> Items)
{
    public FormItems With(TypedContent typed) => this with
    {
        Items = [.. Items.Select(item => item with { Sections = [.. item.Sections.Select(section => section.With(typed))] })],
    };
}

/// <summary>An item within an item.</summary>
public sealed record FormItem(string Id, string Type, string TypeName, string Title, IReadOnlyList<FormSection> Sections);

/// <summary>An item's editor, made from the definition of its type.</summary>
/// <param name="ItemId">Null for a new item.</param>
/// <param name="Base">The stamp of the version that the editor begins from; empty for a new item.</param>
public sealed record ContentForm(string? ItemId, string Type, string TypeName, string Base, string Title, IReadOnlyList<FormSection> Sections)
{
    public IEnumerable<FormField> All => Sections.SelectMany(section => section.All);

    public ContentForm With(TypedContent typed) => this with { Sections = [.. Sections.Select(section => section.With(typed))] };
}

/// <summary>What stands in the fields of a form, by name.</summary>
public sealed class TypedContent(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
{
    public static TypedContent None { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values => values;

    public IReadOnlyList<string> Of(string name) => values.GetValueOrDefault(name) ?? [];

    public string One(string name) => Of(name) is [var first, ..] ? first : "";

    public TypedContent With(string name, IReadOnlyList<string> values) =>
        new(new Dictionary<string, IReadOnlyList<string>>(Values, StringComparer.Ordinal) { [name] = values });
}
