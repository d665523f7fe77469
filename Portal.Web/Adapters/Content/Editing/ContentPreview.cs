using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Routing;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content.Editing;

/// <summary>Shows a form or a stored version by the very templates that show a published item.</summary>
internal sealed class ContentPreview(ContentReader reader, DefinitionStore definitions, FormMaker forms, IPublicContent content, ContentRoutes routes, ShownItems shown, WorkingDays days, TimeProvider time)
    : IContentPreview
{
    public async Task<ShownItem?> OfFormAsync(string? itemId, string type, TypedContent typed, DeskAuthor author, CancellationToken cancellationToken)
    {
        var item = itemId is not null ? await reader.FindAsync(itemId, VersionOf.Latest, cancellationToken)
            : (await definitions.ReadAsync(cancellationToken)).TryType(type, out var known) && known.Creatable ? ContentItem.New(type) : null;
        if (item is null)
        {
            return null;
        }

        await forms.TakeAsync(item, typed, author, cancellationToken);
        item.DisplayText = item.Part(Titles.Part).Text("Title") is { Length: > 0 } title ? title : item.DisplayText ?? "";
        item.Author = author.Name;
        return await ShowAsync(item, cancellationToken);
    }

    public async Task<ShownItem?> OfVersionAsync(string itemId, string versionId, CancellationToken cancellationToken) =>
        await reader.FindAsync(itemId, VersionOf.Latest, cancellationToken) is not null && await reader.FindVersionAsync(versionId, cancellationToken) is { } version && version.ContentItemId == itemId
            ? await ShowAsync(version, cancellationToken)
            : null;

    private async Task<ShownItem> ShowAsync(ContentItem item, CancellationToken cancellationToken)
    {
        item.PublishedUtc ??= time.UtcNow();
        item.ModifiedUtc ??= item.PublishedUtc;
        var path = await routes.PathAsync(item.ContentItemId, cancellationToken) ?? item.Part("AutoroutePart").Text("Path");
        var line = ItemReading.Line(item, path);
        var column = line.ColumnId.Length == 0 ? null : (await content.ColumnsAsync(cancellationToken)).FirstOrDefault(one => one.Id == line.ColumnId);
        var read = new PublishedItem(item, ItemReading.Item(item, path, column, days));
        return new ShownItem(read.Item, await shown.ShowAsync(read, basePath: "", cancellationToken));
    }
}
