using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Cms.Content;

/// <summary>
/// One version of a content item in Orchard's shape: eleven properties of its own, and its parts by name as free JSON. What this build does not know of a part
/// stays as it came.
/// </summary>
public sealed class ContentItem
{
    private static readonly string[] Own =
    [
        nameof(ContentItemId), nameof(ContentItemVersionId), nameof(ContentType), nameof(DisplayText), nameof(Latest), nameof(Published),
        nameof(ModifiedUtc), nameof(PublishedUtc), nameof(CreatedUtc), nameof(Owner), nameof(Author),
    ];

    public required string ContentItemId { get; set; }

    /// <summary>Null only in an item that lies within another one.</summary>
    public string? ContentItemVersionId { get; set; }

    public required string ContentType { get; set; }

    public string? DisplayText { get; set; }

    public bool Latest { get; set; }

    public bool Published { get; set; }

    public DateTime? ModifiedUtc { get; set; }

    public DateTime? PublishedUtc { get; set; }

    public DateTime? CreatedUtc { get; set; }

    /// <summary>Id of the user it belongs to.</summary>
    public string? Owner { get; set; }

    /// <summary>Name of the user who wrote it last.</summary>
    public string? Author { get; set; }

    /// <summary>The parts by their names; the fields of a type lie under the part that has the type's own name.</summary>
    public JsonObject Data { get; private init; } = [];

    public JsonObject? Part(string name) => Data[name] as JsonObject;

    /// <summary>A part to write into; made when there is none.</summary>
    public JsonObject PartFor(string name)
    {
        if (Data[name] is not JsonObject part)
        {
            Data[name] = part = [];
        }

        return part;
    }

    public static ContentItem New(string type) => new() { ContentItemId = ContentId.New(), ContentType = type };

    /// <summary>Reads an item as a recipe, an export or the database holds it. Unknown members are kept when they are objects or arrays, as Orchard does.</summary>
    /// <exception cref="JsonException">It has no content type.</exception>
    public static ContentItem Read(JsonObject json)
    {
        var item = new ContentItem
        {
            ContentItemId = json.Member(nameof(ContentItemId)).AsText() ?? "",
            ContentItemVersionId = Filled(json.Member(nameof(ContentItemVersionId)).AsText()),
            ContentType = Filled(json.Member(nameof(ContentType)).AsText()) ?? throw new JsonException("A content item has no ContentType."),
            DisplayText = json.Member(nameof(DisplayText)).AsText(),
            Latest = json.Member(nameof(Latest)).AsTruth(),
            Published = json.Member(nameof(Published)).AsTruth(),
            ModifiedUtc = json.Member(nameof(ModifiedUtc)).AsMoment(),
            PublishedUtc = json.Member(nameof(PublishedUtc)).AsMoment(),
            CreatedUtc = json.Member(nameof(CreatedUtc)).AsMoment(),
            Owner = json.Member(nameof(Owner)).AsText(),
            Author = json.Member(nameof(Author)).AsText(),
        };
        foreach (var (name, value) in json)
        {
            if (value is JsonObject or JsonArray && !Own.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                item.Data[name] = value.DeepClone();
            }
        }

        return item;
    }

    public static ContentItem Read(string json) =>
        OrchardJson.Parse(json) is JsonObject members ? Read(members) : throw new JsonException("A content item is no JSON object.");

    /// <summary>As Orchard writes it: its own properties first and always, empty ones included, then the parts.</summary>
    public JsonObject Write()
    {
        var json = new JsonObject
        {
            [nameof(ContentItemId)] = ContentItemId,
            [nameof(ContentItemVersionId)] = ContentItemVersionId,
            [nameof(ContentType)] = ContentType,
            [nameof(DisplayText)] = DisplayText,
            [nameof(Latest)] = Latest,
            [nameof(Published)] = Published,
            [nameof(ModifiedUtc)] = Moment(ModifiedUtc),
            [nameof(PublishedUtc)] = Moment(PublishedUtc),
            [nameof(CreatedUtc)] = Moment(CreatedUtc),
            [nameof(Owner)] = Owner,
            [nameof(Author)] = Author,
        };
        foreach (var (name, value) in Data)
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }

    public ContentItem Copy() => Read(Write());

    /// <summary>Whether both say the same, apart from which of the versions is the latest or the published one.</summary>
    public bool SaysTheSameAs(ContentItem other)
    {
        var (mine, theirs) = (Write(), other.Write());
        foreach (var flag in new[] { nameof(Latest), nameof(Published) })
        {
            mine.Remove(flag);
            theirs.Remove(flag);
        }

        return JsonNode.DeepEquals(mine, theirs);
    }

    private static JsonNode? Moment(DateTime? utc) => utc is { } given ? OrchardJson.Moment(given) : null;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
