using Microsoft.EntityFrameworkCore;

namespace Portal.Cms.Content;

/// <summary>Who changes an item, as it is written down in it.</summary>
public sealed record ContentAuthor(string Id, string Name);

/// <summary>
/// Stores, publishes and takes back content items. Holds what Orchard holds: of an item at most one version is the latest and at most one the published one;
/// a draft is a latest version that is not published. Nothing here asks who may: the caller has.
/// </summary>
public sealed partial class ContentWriter(IContentDb db, SiteDocuments documents, IEnumerable<IContentHandler> handlers, TimeProvider time)
{
    /// <summary>Keeps what somebody wrote as the item's draft: in the draft that is there, or as a new version beside the published one.</summary>
    /// <param name="keepPresent">The draft that is there stays as a version of its own: it is somebody else's, or somebody has judged it.</param>
    /// <returns>The stored version.</returns>
    public Task<ContentItem> SaveDraftAsync(ContentItem written, ContentAuthor author, CancellationToken cancellationToken, bool keepPresent = false) => db.InTransactionAsync(async () =>
    {
        var rows = await RowsAsync(written.ContentItemId, cancellationToken);
        var latest = rows.SingleOrDefault(r => r.Latest);
        var item = written.Copy();
        var now = Now();
        item.CreatedUtc = latest?.CreatedUtc ?? rows.FirstOrDefault()?.CreatedUtc ?? item.CreatedUtc ?? now;
        item.Owner = latest?.Owner is { Length: > 0 } owner ? owner : item.Owner ?? author.Id;
        (item.ModifiedUtc, item.Author, item.Latest, item.Published) = (now, author.Name, true, false);
        var draft = latest is { Published: false } && !keepPresent ? latest : null;
        item.ContentItemVersionId = draft?.ContentItemVersionId ?? ContentId.New();
        await SavingAsync(item, cancellationToken);
        if (draft is null)
        {
            await ClearAsync(rows, latest: true, published: false, cancellationToken);
            db.ContentRows.Add(new ContentRow(item));
        }
        else
        {
            draft.Hold(item);
        }

        await StoreAsync(item, cancellationToken);
        return item;
    }, cancellationToken);

    /// <summary>Publishes the latest version. One that is published already stays as it is.</summary>
    /// <returns>The published version, or null when there is no such item.</returns>
    public Task<ContentItem?> PublishAsync(string contentItemId, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var rows = await RowsAsync(contentItemId, cancellationToken);
        if (rows.SingleOrDefault(r => r.Latest) is not { } latest)
        {
            return null;
        }

        var item = latest.Read();
        if (latest.Published)
        {
            return item;
        }

        await ClearAsync(rows.Where(r => r != latest), latest: true, published: true, cancellationToken);
        (item.Published, item.PublishedUtc) = (true, Now());
        await SavingAsync(item, cancellationToken);
        latest.Hold(item);
        await StoreAsync(item, cancellationToken);
        await PublishedAsync(item, cancellationToken);
        return item;
    }, cancellationToken);

    /// <summary>Takes the item off the site; its latest version stays as a draft.</summary>
    public Task<ContentItem?> UnpublishAsync(string contentItemId, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var rows = await RowsAsync(contentItemId, cancellationToken);
        if (rows.SingleOrDefault(r => r.Published) is not { } published)
        {
            return null;
        }

        published.Mark(published.Latest, published: false);
        var item = published.Read();
        await StoreAsync(item, cancellationToken);
        await UnpublishedAsync(item, cancellationToken);
        return item;
    }, cancellationToken);

    /// <summary>Makes a new draft that says what an older version said.</summary>
    public async Task<ContentItem?> RestoreAsync(string contentItemVersionId, ContentAuthor author, CancellationToken cancellationToken)
    {
        var row = await db.ContentRows.AsNoTracking().SingleOrDefaultAsync(r => r.ContentItemVersionId == contentItemVersionId, cancellationToken);
        return row is null ? null : await SaveDraftAsync(row.Read(), author, cancellationToken);
    }

    /// <summary>Puts the item into the bin: no version is the latest or the published one any more, and every version stays.</summary>
    public Task<bool> RemoveAsync(string contentItemId, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var rows = await RowsAsync(contentItemId, cancellationToken);
        if (rows.FirstOrDefault(r => r.Latest || r.Published) is not { } last)
        {
            return false;
        }

        var wasPublished = rows.Any(r => r.Published);
        await ClearAsync(rows, latest: true, published: true, cancellationToken);
        var item = last.Read();
        await StoreAsync(item, cancellationToken);
        if (wasPublished)
        {
            await UnpublishedAsync(item, cancellationToken);
        }

        return true;
    }, cancellationToken);

    /// <summary>Empties an item out of the bin for good. An item that is not in the bin stays.</summary>
    public Task<bool> DestroyAsync(string contentItemId, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var rows = await RowsAsync(contentItemId, cancellationToken);
        if (rows.Count == 0 || rows.Any(r => r.Latest || r.Published))
        {
            return false;
        }

        db.ContentRows.RemoveRange(rows);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }, cancellationToken);

    private DateTime Now() => time.GetUtcNow().UtcDateTime;

    private Task<List<ContentRow>> RowsAsync(string contentItemId, CancellationToken cancellationToken) =>
        db.ContentRows.Where(r => r.ContentItemId == contentItemId).OrderBy(r => r.Id).ToListAsync(cancellationToken);

    /// <summary>Takes marks away before another row gets them: the database lets no two rows of an item bear the same one, not even for a moment.</summary>
    private async Task ClearAsync(IEnumerable<ContentRow> rows, bool latest, bool published, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            row.Mark(row.Latest && !latest, row.Published && !published);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task SavingAsync(ContentItem item, CancellationToken cancellationToken)
    {
        foreach (var handler in handlers)
        {
            await handler.SavingAsync(item, cancellationToken);
        }
    }

    private async Task StoreAsync(ContentItem item, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        foreach (var handler in handlers)
        {
            await handler.StoredAsync(item, cancellationToken);
        }
    }

    private async Task PublishedAsync(ContentItem item, CancellationToken cancellationToken)
    {
        foreach (var handler in handlers)
        {
            await handler.PublishedAsync(item, cancellationToken);
        }

        await documents.RaiseStampAsync(cancellationToken);
    }

    private async Task UnpublishedAsync(ContentItem item, CancellationToken cancellationToken)
    {
        foreach (var handler in handlers)
        {
            await handler.UnpublishedAsync(item, cancellationToken);
        }

        await documents.RaiseStampAsync(cancellationToken);
    }
}
