using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;

namespace Portal.Cms.Search;

/// <summary>
/// Keeps the index at what the public sees: an item comes in when it is published and has an address, and leaves when it is taken back. Drafts never
/// come near it. Of a changed item only the tokens that came and went are written.
/// </summary>
public sealed class SearchIndex(IContentDb db) : IContentHandler
{
    private const int RowsOfOneInsert = 500;
    private const int ItemsOfOneBatch = 100;

    public async Task PublishedAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (await db.ContentRoutes.AnyAsync(r => r.ContentItemId == item.ContentItemId && r.ContainedItemId == "" && !r.Moved, cancellationToken))
        {
            await PutAsync(item, cancellationToken);
        }
        else
        {
            // What nobody can open shall not be found.
            await UnpublishedAsync(item, cancellationToken);
        }
    }

    public async Task UnpublishedAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (await db.SearchEntries.SingleOrDefaultAsync(e => e.ContentItemId == item.ContentItemId, cancellationToken) is { } entry)
        {
            await DropAsync(entry.Id, entry.Tokens(), cancellationToken);
            db.SearchEntries.Remove(entry);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Makes the whole index anew from what is published, in the order of publishing. A batch at a time, so that whoever publishes meanwhile waits for a moment
    /// and not for the end; until then the search knows a part. A run that was broken off is simply repeated.
    /// </summary>
    /// <returns>How many items can be found now.</returns>
    public async Task<int> RebuildAsync(CancellationToken cancellationToken)
    {
        await db.InTransactionAsync(
            async () => await db.SearchPostings.ExecuteDeleteAsync(cancellationToken) + await db.SearchEntries.ExecuteDeleteAsync(cancellationToken),
            cancellationToken);
        var published = await db.ContentRows.AsNoTracking().Where(r => r.Published).OrderBy(r => r.PublishedUtc).ThenBy(r => r.ContentItemId).Select(r => r.Id).ToListAsync(cancellationToken);
        foreach (var batch in published.Chunk(ItemsOfOneBatch))
        {
            await db.InTransactionAsync(() => TakeAsync(batch, cancellationToken), cancellationToken);
        }

        return await db.SearchEntries.CountAsync(cancellationToken);
    }

    private async Task<int> TakeAsync(long[] batch, CancellationToken cancellationToken)
    {
        var rows = await db.ContentRows.AsNoTracking().Where(r => batch.Contains(r.Id) && r.Published).ToDictionaryAsync(r => r.Id, r => r.Json, cancellationToken);
        foreach (var id in batch)
        {
            // What was taken back meanwhile stays out.
            if (rows.TryGetValue(id, out var json))
            {
                await PublishedAsync(ContentItem.Read(json), cancellationToken);
            }
        }

        return rows.Count;
    }

    private async Task PutAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var entry = await db.SearchEntries.SingleOrDefaultAsync(e => e.ContentItemId == item.ContentItemId, cancellationToken);
        var before = entry?.Tokens() ?? [];
        if (entry is null)
        {
            entry = new SearchEntry(item.ContentItemId);
            db.SearchEntries.Add(entry);
        }

        entry.Hold(item, FullText.Of(item));
        await db.SaveChangesAsync(cancellationToken);
        var now = entry.Tokens();
        await DropAsync(entry.Id, before.Except(now), cancellationToken);
        await AddAsync(entry.Id, now.Except(before), cancellationToken);

        // Whoever brings in hundreds of items must not have all their texts looked through at each save.
        db.SearchEntries.Entry(entry).State = EntityState.Detached;
    }

    /// <summary>Plain rows of numbers by the thousand: told to the database as such, without an object for each.</summary>
    private async Task AddAsync(long entryId, IEnumerable<long> tokens, CancellationToken cancellationToken)
    {
        foreach (var chunk in tokens.Order().Chunk(RowsOfOneInsert))
        {
            var rows = new StringBuilder("INSERT INTO \"SearchPostings\" (\"Token\", \"EntryId\") VALUES ");
            foreach (var token in chunk)
            {
                rows.Append(CultureInfo.InvariantCulture, $"({token},{entryId}),");
            }

            await db.Database.ExecuteSqlRawAsync(rows.ToString(0, rows.Length - 1), cancellationToken);
        }
    }

    private async Task DropAsync(long entryId, IEnumerable<long> tokens, CancellationToken cancellationToken)
    {
        foreach (var chunk in tokens.Chunk(RowsOfOneInsert))
        {
            await db.SearchPostings.Where(p => p.EntryId == entryId && chunk.Contains(p.Token)).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
