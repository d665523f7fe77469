using System.Text.Json.Nodes;
using Portal.Cms.Definitions;

namespace Portal.Cms.Deployment;

/// <summary>The definitions as a step, all of them or those that some types need.</summary>
internal static class DefinitionExport
{
    public static JsonObject Step(ContentDefinitions known, IReadOnlySet<string>? types = null)
    {
        var chosen = known.AllTypes.Where(t => types?.Contains(t.Name) ?? true).ToList();
        var parts = types is null
            ? known.AllParts
            : [.. chosen.SelectMany(known.PartsOf).Select(p => p.Part).DistinctBy(p => p.Name).Where(p => known.Part(p.Name) is not null)];
        return new JsonObject
        {
            ["name"] = "ContentDefinition",
            ["ContentTypes"] = new JsonArray([.. chosen.Select(t => t.Write())]),
            ["ContentParts"] = new JsonArray([.. parts.Select(p => p.Write())]),
        };
    }
}
