using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Definitions;

/// <summary>
/// What the three definition steps of a recipe do to the definitions. An import adds and overwrites settings one by one and takes nothing away; replacing
/// forgets the named type or part first.
/// </summary>
public static class DefinitionChange
{
    /// <param name="faults">Gets a line for each record that cannot be used, such as a part without a name; the rest is taken.</param>
    public static ContentDefinitions Merge(ContentDefinitions present, JsonNode? step, ICollection<string> faults)
    {
        foreach (var record in step.Member("ContentTypes").AsObjects())
        {
            if (ContentTypeDefinition.Read(record) is not { } brought)
            {
                faults.Add("A content type has no name.");
                continue;
            }

            if (record.Member(ContentTypeDefinition.PartRecords).AsObjects().Any(part => ContentTypePart.Read(part) is null))
            {
                faults.Add($"A part of the content type {brought.Name} has no name.");
            }

            present = present.With(present.TryType(brought.Name, out var old)
                ? Merge(old, brought, record)
                : brought with { Settings = Renamed(brought.Settings), Parts = [.. brought.Parts.Select(Renamed)] });
        }

        foreach (var record in step.Member("ContentParts").AsObjects())
        {
            if (ContentPartDefinition.Read(record) is not { } brought)
            {
                faults.Add("A content part has no name.");
                continue;
            }

            present = present.With(present.Part(brought.Name) is { } old ? Merge(old, brought) : brought with { Fields = [.. brought.Fields.Select(Renamed)] });
        }

        return present;
    }

    public static ContentDefinitions Replace(ContentDefinitions present, JsonNode? step, ICollection<string> faults)
    {
        foreach (var type in step.Member("ContentTypes").AsObjects().Select(ContentTypeDefinition.Read).OfType<ContentTypeDefinition>())
        {
            present = present.WithoutType(type.Name);
        }

        foreach (var part in step.Member("ContentParts").AsObjects().Select(ContentPartDefinition.Read).OfType<ContentPartDefinition>())
        {
            // Types keep using it: only what it says is made anew.
            present = present.With(ContentPartDefinition.Empty(part.Name));
        }

        return Merge(present, step, faults);
    }

    public static ContentDefinitions Delete(ContentDefinitions present, JsonNode? step)
    {
        foreach (var name in step.Member("ContentTypes").AsTexts())
        {
            present = present.WithoutType(name);
        }

        foreach (var name in step.Member("ContentParts").AsTexts())
        {
            present = present.WithoutPart(name);
        }

        return present;
    }

    /// <summary>A type that is brought without a display name leaves the settings of the present one alone, as Orchard does.</summary>
    private static ContentTypeDefinition Merge(ContentTypeDefinition old, ContentTypeDefinition brought, JsonObject record)
    {
        var named = record.Member("DisplayName").AsText() is { Length: > 0 };
        var parts = old.Parts.ToList();
        foreach (var part in brought.Parts.Select(Renamed))
        {
            var at = parts.FindIndex(p => p.Name == part.Name);
            if (at < 0)
            {
                parts.Add(part);
            }
            else
            {
                parts[at] = part with { Settings = Merge(parts[at].Settings, part.Settings) };
            }
        }

        return new(old.Name, named ? brought.DisplayName : old.DisplayName, named ? Merge(old.Settings, Renamed(brought.Settings)) : old.Settings, parts);
    }

    private static ContentPartDefinition Merge(ContentPartDefinition old, ContentPartDefinition brought)
    {
        var fields = old.Fields.ToList();
        foreach (var field in brought.Fields.Select(Renamed))
        {
            var at = fields.FindIndex(f => f.Name == field.Name);
            if (at < 0)
            {
                fields.Add(field);
            }
            else
            {
                fields[at] = field with { Settings = Merge(fields[at].Settings, field.Settings) };
            }
        }

        return new(old.Name, Merge(old.Settings, brought.Settings), fields);
    }

    /// <summary>Settings objects are merged member by member.</summary>
    private static JsonObject Merge(JsonObject old, JsonObject brought)
    {
        var merged = (JsonObject)old.DeepClone();
        foreach (var (name, value) in brought)
        {
            merged[name] = merged[name] is JsonObject inner && value is JsonObject more ? Merge(inner, more) : value?.DeepClone();
        }

        return merged;
    }

    private static ContentTypePart Renamed(ContentTypePart part) => part with { Settings = Renamed(part.Settings) };

    private static ContentField Renamed(ContentField field) => field with { Settings = Renamed(field.Settings) };

    /// <summary>Orchard renamed this settings class; files from before are read under the new name.</summary>
    private static JsonObject Renamed(JsonObject settings)
    {
        const string Before = "ContentIndexSettings";
        const string Now = "LuceneContentIndexSettings";
        if (!settings.ContainsKey(Before) || settings.ContainsKey(Now))
        {
            return settings;
        }

        var renamed = new JsonObject();
        foreach (var (name, value) in settings)
        {
            renamed[name == Before ? Now : name] = value?.DeepClone();
        }

        return renamed;
    }
}
