using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>Chooses the site's theme. A theme that is not here is written down all the same, and the site's own goes on.</summary>
internal sealed class ThemesStep(SiteDocuments documents) : IRecipeStep
{
    public IReadOnlyCollection<string> Names { get; } = ["themes"];

    public ImportRights Needs => ImportRights.Templates;

    public async Task RunAsync(StepRun run, CancellationToken cancellationToken)
    {
        var paper = await documents.ReadAsync(SitePaper.Themes, cancellationToken);
        foreach (var name in new[] { "Site", "Admin" })
        {
            if (run.Body.Member(name).AsText() is { Length: > 0 } theme)
            {
                run.Count(changed: paper[name].AsText() != theme);
                paper[name] = theme;
            }
        }

        await documents.SaveAsync(SitePaper.Themes, new JsonObject { ["Site"] = paper["Site"]?.DeepClone(), ["Admin"] = paper["Admin"]?.DeepClone() }, cancellationToken);
    }
}
