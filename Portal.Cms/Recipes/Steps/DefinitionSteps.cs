using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Definitions;

namespace Portal.Cms.Recipes.Steps;

/// <summary>Adds types and parts to those that are there, or overwrites what they say; takes nothing away.</summary>
internal sealed class MergeDefinitionsStep(DefinitionStore definitions, ContentWriter writer) : IRecipeStep
{
    public IReadOnlyCollection<string> Names { get; } = ["ContentDefinition"];

    public ImportRights Needs => ImportRights.Content;

    public Task RunAsync(StepRun run, CancellationToken cancellationToken) =>
        DefinitionRun.ChangeAsync(definitions, writer, run, DefinitionChange.Merge, cancellationToken);
}

/// <summary>Makes the named types and parts anew.</summary>
internal sealed class ReplaceDefinitionsStep(DefinitionStore definitions, ContentWriter writer) : IRecipeStep
{
    public IReadOnlyCollection<string> Names { get; } = ["ReplaceContentDefinition"];

    public ImportRights Needs => ImportRights.Content;

    public Task RunAsync(StepRun run, CancellationToken cancellationToken) =>
        DefinitionRun.ChangeAsync(definitions, writer, run, DefinitionChange.Replace, cancellationToken);
}

/// <summary>Takes the named types and parts away. Items of such a type stay.</summary>
internal sealed class DeleteDefinitionsStep(DefinitionStore definitions, ContentWriter writer) : IRecipeStep
{
    public IReadOnlyCollection<string> Names { get; } = ["DeleteContentDefinition"];

    public ImportRights Needs => ImportRights.Content;

    public Task RunAsync(StepRun run, CancellationToken cancellationToken) =>
        DefinitionRun.ChangeAsync(definitions, writer, run, (present, step, _) => DefinitionChange.Delete(present, step), cancellationToken);
}

internal static class DefinitionRun
{
    public static async Task ChangeAsync(
        DefinitionStore definitions, ContentWriter writer, StepRun run, Func<ContentDefinitions, JsonNode?, ICollection<string>, ContentDefinitions> change, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var before = await definitions.ReadAsync(cancellationToken);
        var after = change(before, run.Rights.HasFlag(ImportRights.Templates) ? run.Body : ImportCleaning.Definitions(run.Body, run.Warn), faults);
        if (faults.Count > 0)
        {
            throw new RecipeException(string.Join(' ', faults));
        }

        var changed = before.Write().Text() != after.Write().Text();
        run.Count(changed);
        if (!changed)
        {
            return;
        }

        await definitions.SaveAsync(after, cancellationToken);
        foreach (var type in after.AllTypes.Where(t => before.Type(t.Name) is null))
        {
            await writer.FollowAsync(type.Name, cancellationToken);
        }
    }
}
