using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>Keeps the site's settings by their names, those that nothing here reads as well. An empty value leaves what is there.</summary>
internal sealed class SettingsStep(SiteDocuments documents) : IRecipeStep
{
    private const string StepName = "name";
    private const string TitleFormat = "PageTitleFormat";

    public IReadOnlyCollection<string> Names { get; } = ["settings"];

    public ImportRights Needs => ImportRights.Content;

    public async Task RunAsync(StepRun run, CancellationToken cancellationToken)
    {
        var paper = await documents.ReadAsync(SitePaper.Settings, cancellationToken);
        foreach (var (name, value) in run.Body)
        {
            if (name is StepName || value is null)
            {
                continue;
            }

            if (SecuritySettings.Holds(name) && !run.Rights.HasFlag(ImportRights.Security))
            {
                run.Warn($"The setting '{name}' is one of security and was left out.");
                continue;
            }

            if (name is TitleFormat && !run.Rights.HasFlag(ImportRights.Templates))
            {
                run.Warn($"The setting '{name}' is a template and was left out.");
                continue;
            }

            run.Count(changed: !JsonNode.DeepEquals(paper[name], value));
            paper[name] = value.DeepClone();
        }

        await documents.SaveAsync(SitePaper.Settings, paper, cancellationToken);
    }
}
