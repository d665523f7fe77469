using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Definitions;

/// <summary>One content type: its name, its settings by their class names, and the parts that make it up in their order of display.</summary>
public sealed record ContentTypeDefinition(string Name, string DisplayName, JsonObject Settings, IReadOnlyList<ContentTypePart> Parts)
{
    internal const string PartRecords = "ContentTypePartDefinitionRecords";
    private const string Own = "ContentTypeSettings";

    /// <summary>"Widget", "MenuItem", "CustomSettings" and the like; empty for what is a page of its own.</summary>
    public string Stereotype => Settings.Member(Own).Member("Stereotype").AsText() ?? "";

    public bool Creatable => Setting("Creatable");

    public bool Listable => Setting("Listable");

    public bool Draftable => Setting("Draftable");

    public bool Versionable => Setting("Versionable");

    public bool Securable => Setting("Securable");

    public string Description => Settings.Member(Own).Member("Description").AsText() ?? "";

    public ContentTypePart? Part(string name) => Parts.FirstOrDefault(p => p.Name == name);

    /// <summary>Parts by their dotted positions, then as they stand.</summary>
    public IEnumerable<ContentTypePart> Ordered => Parts.OrderBy(p => p.Position, DottedPosition.Order);

    public static ContentTypeDefinition? Read(JsonObject record) => record.Member("Name").AsText() is { Length: > 0 } name
        ? new(
            name,
            record.Member("DisplayName").AsText() is { Length: > 0 } shown ? shown : name,
            SettingsOf(record),
            [.. record.Member(PartRecords).AsObjects().Select(ContentTypePart.Read).OfType<ContentTypePart>()])
        : null;

    public JsonObject Write() => new()
    {
        [nameof(Name)] = Name,
        [nameof(DisplayName)] = DisplayName,
        [nameof(Settings)] = Settings.DeepClone(),
        [PartRecords] = new JsonArray([.. Parts.Select(p => p.Write())]),
    };

    internal static JsonObject SettingsOf(JsonObject record) => record.Member("Settings") is JsonObject settings ? (JsonObject)settings.DeepClone() : [];

    private bool Setting(string name) => Settings.Member(Own).Member(name).AsTruth();
}

/// <summary>A part as a type uses it, under a name of its own where the type has two of the kind.</summary>
public sealed record ContentTypePart(string PartName, string Name, JsonObject Settings)
{
    private const string Own = "ContentTypePartSettings";

    public string DisplayName => Settings.Member(Own).Member("DisplayName").AsText() ?? Name;

    public string Description => Settings.Member(Own).Member("Description").AsText() ?? "";

    public string Editor => Settings.Member(Own).Member("Editor").AsText() ?? "";

    public string DisplayMode => Settings.Member(Own).Member("DisplayMode").AsText() ?? "";

    public string Position => Settings.Member(Own).Member("Position").AsText() ?? "";

    /// <summary>Settings of the part itself, such as <c>AutoroutePartSettings</c>.</summary>
    public JsonNode? Of(string settings) => Settings.Member(settings);

    public static ContentTypePart? Read(JsonObject record) => record.Member("PartName").AsText() is { Length: > 0 } part
        ? new(part, record.Member("Name").AsText() is { Length: > 0 } name ? name : part, ContentTypeDefinition.SettingsOf(record))
        : null;

    public JsonObject Write() => new() { [nameof(PartName)] = PartName, [nameof(Name)] = Name, [nameof(Settings)] = Settings.DeepClone() };
}
