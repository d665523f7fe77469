using Portal.Cms.Content;
using Portal.Cms.Definitions;

namespace Portal.Cms.Recipes.Steps;

/// <summary>Takes content items in with their ids, marks and dates. A version that is here and says the same is left alone.</summary>
internal sealed class ContentStep(IContentDb db, ContentWriter writer, ContentReader reader, DefinitionStore definitions) : IRecipeStep
{
    private const int LetGoAfter = 50;

    public IReadOnlyCollection<string> Names { get; } = ["content"];

    public ImportRights Needs => ImportRights.Content;

    public async Task RunAsync(StepRun run, CancellationToken cancellationToken)
    {
        var known = await definitions.ReadAsync(cancellationToken);
        var versions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var json in run.Body.Member("data").AsObjects())
        {
            var item = ContentItem.Read(run.Rights.HasFlag(ImportRights.Templates) ? json : ImportCleaning.Item(json, run.Warn));
            if (!ContentId.IsUsable(item.ContentItemId) || item.ContentItemVersionId is { } given && !ContentId.IsUsable(given))
            {
                throw new RecipeException($"An item of the type {item.ContentType} has no usable id: '{item.ContentItemId}', version '{item.ContentItemVersionId}'.");
            }

            if (item.ContentItemVersionId is { } version && !versions.Add(version))
            {
                run.Warn($"The version {version} comes twice; the first one counts.");
                continue;
            }

            if (item.ContentItemVersionId is { } here && await reader.FindVersionAsync(here, cancellationToken) is { } other && other.ContentItemId != item.ContentItemId)
            {
                throw new RecipeException($"The version {here} of the item {item.ContentItemId} is one of another item here, {other.ContentItemId}.");
            }

            if (!known.TryType(item.ContentType, out _))
            {
                run.Warn($"The item {item.ContentItemId} is of the type {item.ContentType}, which is not defined: it is kept, and not shown.");
            }

            run.Count(await writer.ImportAsync(item, run.Importer, cancellationToken));
            if (run.Changed % LetGoAfter == 0)
            {
                db.LetGo();
            }
        }
    }
}
