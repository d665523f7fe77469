using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>A step that brings entries by their names, such as templates: each takes the place of the one that bears its name.</summary>
/// <param name="Name">The step's name and the name of the member that holds the entries, exactly as Orchard has it.</param>
/// <param name="Told">Brings an entry into the shape in which it is exported.</param>
internal sealed record MapKind(string Name, string Paper, ImportRights Needs, Func<JsonNode?, JsonNode?>? Told = null)
{
    public static IReadOnlyList<MapKind> All { get; } =
    [
        new("Templates", SitePaper.Templates, ImportRights.Templates),
        new("AdminTemplates", SitePaper.AdminTemplates, ImportRights.Templates),
        new("ShortcodeTemplates", SitePaper.ShortcodeTemplates, ImportRights.Templates),
        new("Placements", SitePaper.Placements, ImportRights.Templates, Filled.Only),
        new("MediaProfiles", SitePaper.MediaProfiles, ImportRights.Content, MediaProfile.Told),
    ];
}

/// <summary>Keeps entries by their names.</summary>
internal sealed class MapStep(SiteDocuments documents, MapKind kind) : IRecipeStep
{
    public IReadOnlyCollection<string> Names { get; } = [kind.Name];

    public ImportRights Needs => kind.Needs;

    public async Task RunAsync(StepRun run, CancellationToken cancellationToken)
    {
        var paper = await documents.ReadAsync(kind.Paper, cancellationToken);
        var entries = paper[kind.Name] as JsonObject ?? [];
        foreach (var (name, value) in run.Body.Member(kind.Name) as JsonObject ?? [])
        {
            var entry = kind.Told is { } told ? told(value) : value?.DeepClone();
            run.Count(changed: !JsonNode.DeepEquals(entries[name], entry));
            entries[name] = entry;
        }

        if (run.Changed > 0)
        {
            await documents.SaveAsync(kind.Paper, new JsonObject { [kind.Name] = entries.DeepClone() }, cancellationToken);
        }
    }
}
