using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Recipes.Steps;

namespace Portal.Cms.Deployment;

/// <summary>
/// The site's papers as steps, named and cased as Orchard's export has them. Definitions come before the content that they define, which in Orchard's own plan
/// they do not: there an import into an empty site loses addresses.
/// </summary>
public sealed class PaperExport(SiteDocuments documents, DefinitionStore definitions)
{
    /// <summary>Steps that Orchard says even when they are empty.</summary>
    internal async Task<IReadOnlyList<JsonObject>> BeforeContentAsync(CancellationToken cancellationToken)
    {
        var settings = await documents.ReadAsync(SitePaper.Settings, cancellationToken);
        return
        [
            await FeatureAsync(cancellationToken),
            await WholeAsync("Themes", SitePaper.Themes, cancellationToken),
            DefinitionExport.Step(await definitions.ReadAsync(cancellationToken)),
            await MemberAsync("AdminMenu", SitePaper.AdminMenu, "data", cancellationToken),
            SettingsExport.Others(settings),
            SettingsExport.Layers(settings),
            await MemberAsync("Layers", SitePaper.Layers, "Layers", cancellationToken),
            await MapAsync("MediaProfiles", SitePaper.MediaProfiles, cancellationToken),
            await MemberAsync("Queries", SitePaper.Queries, "Queries", cancellationToken),
            await MemberAsync("Roles", SitePaper.Roles, "Roles", cancellationToken),
            await MapAsync("ShortcodeTemplates", SitePaper.ShortcodeTemplates, cancellationToken),
            await MapAsync("Templates", SitePaper.Templates, cancellationToken),
            await MapAsync("Placements", SitePaper.Placements, cancellationToken),
            await WholeAsync("custom-settings", SitePaper.CustomSettings, cancellationToken),
            new JsonObject { ["name"] = "CreateOrUpdateIndexProfile", ["indexes"] = new JsonArray() },
            .. await IfAnyAsync(cancellationToken),
        ];
    }

    /// <summary>The home page is chosen among what is there by then.</summary>
    internal async Task<IReadOnlyList<JsonObject>> AfterContentAsync(CancellationToken cancellationToken) =>
        [SettingsExport.Site(await documents.ReadAsync(SitePaper.Settings, cancellationToken))];

    private async Task<IEnumerable<JsonObject>> IfAnyAsync(CancellationToken cancellationToken)
    {
        JsonObject[] steps =
        [
            await MapAsync("AdminTemplates", SitePaper.AdminTemplates, cancellationToken),
            await MemberAsync("WorkflowType", SitePaper.WorkflowTypes, "data", cancellationToken),
            await MemberAsync("deployment", SitePaper.DeploymentPlans, "Plans", cancellationToken),
        ];
        var kept = await documents.ReadAsync(SitePaper.KeptSteps, cancellationToken);
        return steps.Where(step => step.Any(m => m.Value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }))
            .Concat(kept.SelectMany(pair => pair.Value.AsObjects().Select(body => Step(pair.Key, body))));
    }

    private async Task<JsonObject> FeatureAsync(CancellationToken cancellationToken)
    {
        var paper = await documents.ReadAsync(SitePaper.Features, cancellationToken);
        return new JsonObject
        {
            ["name"] = "Feature",
            [FeatureStep.Enabled] = paper[FeatureStep.Enabled]?.DeepClone() ?? new JsonArray(),
            [FeatureStep.Disabled] = paper[FeatureStep.Disabled]?.DeepClone() ?? new JsonArray(),
        };
    }

    private async Task<JsonObject> WholeAsync(string name, string paper, CancellationToken cancellationToken) =>
        Step(name, await documents.ReadAsync(paper, cancellationToken));

    private async Task<JsonObject> MemberAsync(string name, string paper, string member, CancellationToken cancellationToken) =>
        new() { ["name"] = name, [member] = (await documents.ReadAsync(paper, cancellationToken))[member]?.DeepClone() ?? new JsonArray() };

    private async Task<JsonObject> MapAsync(string name, string paper, CancellationToken cancellationToken) =>
        new() { ["name"] = name, [name] = (await documents.ReadAsync(paper, cancellationToken))[name]?.DeepClone() ?? new JsonObject() };

    private static JsonObject Step(string name, JsonObject body)
    {
        var step = new JsonObject { ["name"] = name };
        foreach (var (member, value) in body)
        {
            step[member] = value?.DeepClone();
        }

        return step;
    }
}
