using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Definitions;

/// <summary>One part with its fields. A type's own fields lie in the part that bears the type's name.</summary>
public sealed record ContentPartDefinition(string Name, JsonObject Settings, IReadOnlyList<ContentField> Fields)
{
    internal const string FieldRecords = "ContentPartFieldDefinitionRecords";

    public static ContentPartDefinition Empty(string name) => new(name, [], []);

    public IEnumerable<ContentField> Ordered => Fields.OrderBy(f => f.Position, DottedPosition.Order);

    public static ContentPartDefinition? Read(JsonObject record) => record.Member("Name").AsText() is { Length: > 0 } name
        ? new(name, ContentTypeDefinition.SettingsOf(record), [.. record.Member(FieldRecords).AsObjects().Select(ContentField.Read).OfType<ContentField>()])
        : null;

    public JsonObject Write() => new()
    {
        [nameof(Name)] = Name,
        [nameof(Settings)] = Settings.DeepClone(),
        [FieldRecords] = new JsonArray([.. Fields.Select(f => f.Write())]),
    };
}

/// <summary>One field of a part: its kind (<c>TextField</c>), its name, and its settings.</summary>
public sealed record ContentField(string FieldName, string Name, JsonObject Settings)
{
    private const string Own = "ContentPartFieldSettings";

    public string DisplayName => Settings.Member(Own).Member("DisplayName").AsText() ?? Name;

    public string Editor => Settings.Member(Own).Member("Editor").AsText() ?? "";

    public string DisplayMode => Settings.Member(Own).Member("DisplayMode").AsText() ?? "";

    public string Position => Settings.Member(Own).Member("Position").AsText() ?? "";

    /// <summary>The settings of the field's kind, such as <c>TextFieldSettings</c>.</summary>
    public JsonNode? Kind => Settings.Member(FieldName + "Settings");

    public bool Required => Kind.Member("Required").AsTruth();

    public string Hint => Kind.Member("Hint").AsText() ?? "";

    public static ContentField? Read(JsonObject record) =>
        record.Member("FieldName").AsText() is { Length: > 0 } kind && record.Member("Name").AsText() is { Length: > 0 } name
            ? new(kind, name, ContentTypeDefinition.SettingsOf(record))
            : null;

    public JsonObject Write() => new() { [nameof(FieldName)] = FieldName, [nameof(Name)] = Name, [nameof(Settings)] = Settings.DeepClone() };
}
