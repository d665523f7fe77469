using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>Keeps settings that are content items of a type of their own, by the type's name.</summary>
internal sealed class CustomSettingsStep(SiteDocuments documents) : IRecipeStep
{
    private const string StepName = "name";

    public IReadOnlyCollection<string> Names { get; } = ["custom-settings"];

    public ImportRights Needs => ImportRights.Content;

    public async Task RunAsync(StepRun run, CancellationToken cancellationToken)
    {
        var paper = await documents.ReadAsync(SitePaper.CustomSettings, cancellationToken);
        foreach (var (name, value) in run.Body)
        {
            if (name is not StepName && value is not null)
            {
                var brought = value is JsonObject item && !run.Rights.HasFlag(ImportRights.Templates) ? ImportCleaning.Item(item, run.Warn) : value.DeepClone();
                run.Count(changed: !JsonNode.DeepEquals(paper[name], brought));
                paper[name] = brought;
            }
        }

        await documents.SaveAsync(SitePaper.CustomSettings, paper, cancellationToken);
    }
}
