using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Tests.Conformance;

/// <summary>What a real Orchard made of a recipe: of the file as it is, or with stand-ins for what it lacks where it was refused as it is.</summary>
internal sealed class GoldenImport
{
    private const int OnePixel = 67;

    private readonly HashSet<string> _wereThere;

    private GoldenImport(JsonObject added, Dictionary<string, string> line)
    {
        Added = added;
        _wereThere = [.. line.GetValueOrDefault("types_parts_named_but_same", "").Split(';').Select(s => s.Trim())];
    }

    public JsonObject Added { get; }

    public static GoldenImport Of(string file)
    {
        var adjusted = Lines("adjusted").GetValueOrDefault(file);
        var added = OrchardBase.Golden($"imports/{(adjusted is null ? "as-is" : "adjusted")}/{file}.json");
        return new GoldenImport(added, adjusted ?? Lines("as-is")[file]);
    }

    /// <summary>Brings both sides to what can be compared: where the two sites were not the same before, or wrote down other things.</summary>
    public void LevelWith(JsonObject ours)
    {
        // The settings as stored hold what came; as exported they hold Orchard's own defaults too.
        if (Added["SettingsStored"] is JsonObject stored)
        {
            var settings = (JsonObject)stored.DeepClone();
            foreach (var name in new[] { "name", "CurrentThemeName", "CurrentAdminThemeName" })
            {
                settings.Remove(name);
            }

            Added.Remove("Settings");
            if (settings.Count > 0)
            {
                Added["Settings"] = settings;
            }
        }

        // Settings that are items lie among the others there.
        foreach (var name in (ours["custom-settings"] as JsonObject ?? []).Select(m => m.Key))
        {
            if (Added["Settings"] is JsonObject all && all[name] is { } item)
            {
                all.Remove(name);
                Added["custom-settings"] = new JsonObject { [name] = item };
            }
        }

        if (Added["Settings"] is JsonObject { Count: 0 })
        {
            Added.Remove("Settings");
        }

        Added.Remove("SettingsStored");
        Added.Remove("DeploymentPlans");
        if (Added["media"] is JsonArray media)
        {
            // The table cuts a long list short; a stand-in is a picture of one pixel.
            var real = media.Where(f => f!["bytes"].AsInt() != OnePixel).Select(f => f!["path"]!.GetValue<string>());
            Added["media"] = new JsonArray([.. real.Select(path => (JsonNode)new JsonObject { ["path"] = path })]);
            if (Added["media"]!.AsArray().Count == 0)
            {
                Added.Remove("media");
            }
        }

        // Features that were switched on gave roles permissions there, and a role that was so already is no change.
        var here = ours["Roles"].AsObjects().Select(r => r["Name"].AsText()).ToHashSet();
        var there = Added["Roles"].AsObjects().Select(r => r["Name"].AsText()).ToHashSet();
        foreach (var side in new[] { Added, ours })
        {
            var both = side["Roles"].AsObjects().Where(r => here.Contains(r["Name"].AsText()) && there.Contains(r["Name"].AsText())).Select(r => r.DeepClone()).ToArray();
            side.Remove("Roles");
            if (both.Length > 0)
            {
                side["Roles"] = new JsonArray(both);
            }
        }

        if (ours["ContentDefinition"] is JsonObject definitions)
        {
            foreach (var (member, kind) in new[] { ("ContentTypes", "type"), ("ContentParts", "part") })
            {
                definitions[member] = new JsonArray([.. definitions[member].AsObjects().Where(d => !_wereThere.Contains($"{kind} {d["Name"].AsText()}")).Select(d => d.DeepClone())]);
            }

            if (definitions.All(list => list.Value!.AsArray().Count == 0))
            {
                ours.Remove("ContentDefinition");
            }
        }
    }

    private static Dictionary<string, Dictionary<string, string>> Lines(string set)
    {
        var lines = File.ReadAllLines(ForeignFiles.Path("orchard-golden", "imports", $"{set}.tsv"));
        var heads = lines[0].Split('\t');
        return lines.Skip(1).Select(l => l.Split('\t')).ToDictionary(
            cells => cells[Array.IndexOf(heads, "file")],
            cells => heads.Zip(cells).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal),
            StringComparer.Ordinal);
    }
}
