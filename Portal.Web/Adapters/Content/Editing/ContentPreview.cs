using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Routing;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content.Editing;

/// <summary>Reads a form or a stored version as the public site reads a published item. What was cleaned for a preview is remembered by nobody.</summary>
internal sealed class ContentPreview(ContentReader reader, DefinitionStore definitions, FormMaker forms, IPublicContent content, ContentRoutes routes, TimeProvider time) : IContentPreview
{
    public async Task<PublicItem?> OfFormAsync(string? itemId, string type, TypedContent typed, DeskAuthor author, CancellationToken cancellationToken)
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

    public async Task<PublicItem?> OfVersionAsync(string itemId, string versionId, CancellationToken cancellationToken) =>
        await reader.FindAsync(itemId, VersionOf.Latest, cancellationToken) is not null && await reader.FindVersionAsync(versionId, cancellationToken) is { } version && version.ContentItemId == itemId
            ? await ShowAsync(version, cancellationToken)
            : null;

    private async Task<PublicItem> ShowAsync(ContentItem item, CancellationToken cancellationToken)
    {
        item.PublishedUtc ??= time.UtcNow();
        item.ModifiedUtc ??= item.PublishedUtc;
        var path = await routes.PathAsync(item.ContentItemId, cancellationToken) ?? item.Part("AutoroutePart").Text("Path");
        var line = ItemReading.Line(item, path);
        var column = line.ColumnId.Length == 0 ? null : (await content.ColumnsAsync(cancellationToken)).FirstOrDefault(one => one.Id == line.ColumnId);
        return ItemReading.Item(item, path, column, new BodyTexts());
    }
}
