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

    /// <summary>Makes the whole index anew from what is published, in the order of publishing.</summary>
    /// <returns>How many items can be found now.</returns>
    public Task<int> RebuildAsync(CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        await db.SearchPostings.ExecuteDeleteAsync(cancellationToken);
        await db.SearchEntries.ExecuteDeleteAsync(cancellationToken);
        var published = await db.ContentRows.AsNoTracking().Where(r => r.Published).OrderBy(r => r.PublishedUtc).ThenBy(r => r.ContentItemId).Select(r => r.Id).ToListAsync(cancellationToken);
        foreach (var batch in published.Chunk(ItemsOfOneBatch))
        {
            var rows = await db.ContentRows.AsNoTracking().Where(r => batch.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Json, cancellationToken);
            foreach (var id in batch)
            {
                await PublishedAsync(ContentItem.Read(rows[id]), cancellationToken);
            }
        }

        return await db.SearchEntries.CountAsync(cancellationToken);
    }, cancellationToken);

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
