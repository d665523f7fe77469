using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>Writes down which features a recipe wants on and off. This site's own are always there; an export says the list again.</summary>
internal sealed class FeatureStep(SiteDocuments documents) : IRecipeStep
{
    public const string Enabled = "enable";
    public const string Disabled = "disable";

    public IReadOnlyCollection<string> Names { get; } = ["feature"];

    public ImportRights Needs => ImportRights.Security;

    public StepOutcome Promise => StepOutcome.Stored;

    public async Task RunAsync(StepRun run, CancellationToken cancellationToken)
    {
        var paper = await documents.ReadAsync(SitePaper.Features, cancellationToken);
        var on = paper[Enabled].AsTexts().ToList();
        var off = paper[Disabled].AsTexts().ToList();
        foreach (var (wanted, into, outOf) in new[] { (Enabled, on, off), (Disabled, off, on) })
        {
            foreach (var id in run.Body.Member(wanted).AsTexts())
            {
                outOf.Remove(id);
                run.Count(changed: !into.Contains(id));
                if (!into.Contains(id))
                {
                    into.Add(id);
                }
            }
        }

        run.Outcome = StepOutcome.Stored;
        await documents.SaveAsync(SitePaper.Features, new JsonObject { [Enabled] = List(on), [Disabled] = List(off) }, cancellationToken);
    }

    private static JsonArray List(IEnumerable<string> ids) => new([.. ids.Select(id => JsonValue.Create(id))]);
}
