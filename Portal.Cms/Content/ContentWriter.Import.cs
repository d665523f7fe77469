using Microsoft.EntityFrameworkCore;

namespace Portal.Cms.Content;

/// <content>What recipes bring.</content>
public sealed partial class ContentWriter
{
    /// <summary>
    /// Takes an item in as a recipe brings it, with its marks and dates. A version that is here already and says the same is left alone.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    public Task<bool> ImportAsync(ContentItem brought, ContentAuthor importer, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var item = brought.Copy();
        var rows = await RowsAsync(item.ContentItemId, cancellationToken);
        var same = item.ContentItemVersionId is { } id ? rows.SingleOrDefault(r => r.ContentItemVersionId == id) : null;
        var present = same?.Read();
        if (present is not null && present.SaysTheSameAs(item))
        {
            return false;
        }

        // What the recipe does not say was filled in when the version came first: it stays, or else each run would change it.
        var now = Now();
        item.ContentItemVersionId ??= ContentId.New();
        item.CreatedUtc ??= present?.CreatedUtc ?? now;
        item.ModifiedUtc ??= present?.ModifiedUtc ?? now;
        item.PublishedUtc ??= present?.PublishedUtc ?? (item.Published ? now : null);
        item.Owner ??= present?.Owner ?? importer.Id;
        item.Author ??= present?.Author ?? importer.Name;
        await SavingAsync(item, cancellationToken);
        if (present is not null && present.SaysTheSameAs(item))
        {
            return false;
        }

        await ClearAsync(rows.Where(r => r != same), item.Latest, item.Published, cancellationToken);
        if (same is null)
        {
            db.ContentRows.Add(same = new ContentRow(item));
        }

        await FollowAsync(same, item, cancellationToken);
        return true;
    }, cancellationToken);

    /// <summary>Lets the handlers see the published items of a type that came before its definition did: without it they knew nothing of titles and addresses.</summary>
    public Task<int> FollowAsync(string contentType, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var rows = await db.ContentRows.Where(r => r.ContentType == contentType && r.Published).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var item = row.Read();
            await SavingAsync(item, cancellationToken);
            await FollowAsync(row, item, cancellationToken);
        }

        return rows.Count;
    }, cancellationToken);

    private async Task FollowAsync(ContentRow row, ContentItem item, CancellationToken cancellationToken)
    {
        row.Hold(item);
        await StoreAsync(item, cancellationToken);
        if (item.Published)
        {
            await PublishedAsync(item, cancellationToken);
        }
    }
}
