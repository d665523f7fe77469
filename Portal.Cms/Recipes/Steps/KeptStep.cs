using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>Steps of Orchard's that nothing here acts upon: each is kept as it came, and an export says it again.</summary>
internal sealed class KeptStep(SiteDocuments documents) : IRecipeStep
{
    private const string StepName = "name";

    public IReadOnlyCollection<string> Names { get; } = ["Sitemaps", "UrlRewriting", "FeatureProfiles", "Translations"];

    public ImportRights Needs => ImportRights.Content;

    public StepOutcome Promise => StepOutcome.Stored;

    public async Task RunAsync(StepRun run, CancellationToken cancellationToken)
    {
        var paper = await documents.ReadAsync(SitePaper.KeptSteps, cancellationToken);
        var name = Names.Single(n => n.Equals(run.Name, StringComparison.OrdinalIgnoreCase));
        var kept = paper[name] as JsonArray ?? [];
        var body = (JsonObject)run.Body.DeepClone();
        body.Remove(StepName);
        var isNew = !kept.Any(one => JsonNode.DeepEquals(one, body));
        run.Count(isNew);
        run.Outcome = StepOutcome.Stored;
        if (isNew)
        {
            kept.Add(body);
            paper[name] = kept.Parent is null ? kept : kept.DeepClone();
            await documents.SaveAsync(SitePaper.KeptSteps, paper, cancellationToken);
        }
    }
}
