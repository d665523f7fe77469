using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Definitions;

/// <summary>
/// All types and parts of the site, as one paper in Orchard's shape. A definition is data: what a settings object says that nothing here reads is kept.
/// One instance never changes; each change gives a new one.
/// </summary>
public sealed class ContentDefinitions
{
    internal const string Types = "ContentTypeDefinitionRecords";
    internal const string Parts = "ContentPartDefinitionRecords";

    private readonly Dictionary<string, ContentTypeDefinition> _types;
    private readonly Dictionary<string, ContentPartDefinition> _parts;

    private ContentDefinitions(Dictionary<string, ContentTypeDefinition> types, Dictionary<string, ContentPartDefinition> parts) => (_types, _parts) = (types, parts);

    public static ContentDefinitions None { get; } = new([], []);

    public IReadOnlyCollection<ContentTypeDefinition> AllTypes => _types.Values;

    public IReadOnlyCollection<ContentPartDefinition> AllParts => _parts.Values;

    public ContentTypeDefinition? Type(string name) => _types.GetValueOrDefault(name);

    public ContentPartDefinition? Part(string name) => _parts.GetValueOrDefault(name);

    public bool TryType(string name, [NotNullWhen(true)] out ContentTypeDefinition? type) => _types.TryGetValue(name, out type);

    /// <summary>Each part of a type with its own definition; a part that nobody has defined has no fields.</summary>
    public IEnumerable<(ContentTypePart Use, ContentPartDefinition Part)> PartsOf(ContentTypeDefinition type) =>
        type.Parts.Select(use => (use, Part(use.PartName) ?? ContentPartDefinition.Empty(use.PartName)));

    public static ContentDefinitions Read(JsonNode? paper) => new(
        paper.Member(Types).AsObjects().Select(ContentTypeDefinition.Read).OfType<ContentTypeDefinition>()
            .GroupBy(t => t.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal),
        paper.Member(Parts).AsObjects().Select(ContentPartDefinition.Read).OfType<ContentPartDefinition>()
            .GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal));

    public JsonObject Write() => new()
    {
        [Types] = new JsonArray([.. _types.Values.Select(t => t.Write())]),
        [Parts] = new JsonArray([.. _parts.Values.Select(p => p.Write())]),
    };

    public ContentDefinitions With(ContentTypeDefinition type) => new(new(_types) { [type.Name] = type }, _parts);

    public ContentDefinitions With(ContentPartDefinition part) => new(_types, new(_parts) { [part.Name] = part });

    public ContentDefinitions WithoutType(string name)
    {
        var types = new Dictionary<string, ContentTypeDefinition>(_types);
        types.Remove(name);
        return new(types, _parts);
    }

    /// <summary>Takes a part away, from every type that uses it too.</summary>
    public ContentDefinitions WithoutPart(string name)
    {
        var parts = new Dictionary<string, ContentPartDefinition>(_parts);
        parts.Remove(name);
        var types = _types.ToDictionary(t => t.Key, t => t.Value with { Parts = [.. t.Value.Parts.Where(p => p.PartName != name)] });
        return new(types, parts);
    }
}
