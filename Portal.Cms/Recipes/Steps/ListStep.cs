using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>A step that brings a list of things, each known by one of its members.</summary>
/// <param name="Name">The step's name as an export writes it.</param>
/// <param name="Member">The member that holds the list.</param>
/// <param name="Key">What two things of the list are told apart by.</param>
/// <param name="Told">Brings a thing into the shape in which it is exported, or leaves it out; says why and what else changed.</param>
internal sealed record ListKind(string Name, string Member, string Key, string Paper, StepOutcome Outcome, Func<JsonObject, Action<string>, JsonObject?> Told)
{
    public static IReadOnlyList<ListKind> All { get; } =
    [
        new("Layers", "Layers", "Name", SitePaper.Layers, StepOutcome.Acted, Layer.Told),
        new("Queries", "Queries", "Name", SitePaper.Queries, StepOutcome.Acted, Query.Told),
        new("AdminMenu", "data", "Id", SitePaper.AdminMenu, StepOutcome.Stored, AdminMenu.Told),
        new("WorkflowType", "data", "WorkflowTypeId", SitePaper.WorkflowTypes, StepOutcome.Stored, WorkflowType.Told),
        new("deployment", "Plans", "Name", SitePaper.DeploymentPlans, StepOutcome.Stored, AsItIs),
    ];

    private static JsonObject AsItIs(JsonObject given, Action<string> warn) => (JsonObject)given.DeepClone();
}

/// <summary>Keeps the things of a list; each takes the place of the one with the same key, and new ones come last.</summary>
internal sealed class ListStep(SiteDocuments documents, ListKind kind) : IRecipeStep
{
    public IReadOnlyCollection<string> Names { get; } = [kind.Name];

    public ImportRights Needs => ImportRights.Content;

    public StepOutcome Promise => kind.Outcome;

    public async Task RunAsync(StepRun run, CancellationToken cancellationToken)
    {
        var paper = await documents.ReadAsync(kind.Paper, cancellationToken);
        var things = paper[kind.Member].AsObjects().Select(t => (JsonObject)t.DeepClone()).ToList();
        foreach (var given in run.Body.Member(kind.Member).AsObjects())
        {
            if (kind.Told(given, run.Warn) is not { } thing)
            {
                continue;
            }

            var key = thing.Member(kind.Key).AsText() is { Length: > 0 } own ? own : throw new RecipeException($"One of '{kind.Name}' has no {kind.Key}.");
            var at = things.FindIndex(t => string.Equals(t.Member(kind.Key).AsText(), key, StringComparison.OrdinalIgnoreCase));
            run.Count(changed: at < 0 || !JsonNode.DeepEquals(things[at], thing));
            if (at < 0)
            {
                things.Add(thing);
            }
            else
            {
                things[at] = thing;
            }
        }

        run.Outcome = kind.Outcome;
        if (run.Changed > 0)
        {
            await documents.SaveAsync(kind.Paper, new JsonObject { [kind.Member] = new JsonArray([.. things]) }, cancellationToken);
        }
    }
}
