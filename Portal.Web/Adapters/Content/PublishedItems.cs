using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Content;

/// <summary>
/// Reads a published item from the database each time, by a query that was compiled once, and takes it apart only when it says something else than the last time:
/// reading the JSON of a long article costs several times what fetching it does.
/// </summary>
internal sealed class PublishedItems
{
    private const int MostHeld = 500;

    // One for each host: a compiled query belongs to the model of one provider.
    private readonly Func<PortalDb, string, CancellationToken, Task<string?>> _find = EF.CompileAsyncQuery(
        (PortalDb db, string id, CancellationToken cancellationToken) => db.ContentRows.Where(r => r.Published && r.ContentItemId == id).Select(r => r.Json).FirstOrDefault());

    private readonly ConcurrentDictionary<string, Held> _held = new(StringComparer.Ordinal);

    /// <param name="stamp">The state of the content: the item's address and column belong to it.</param>
    public async Task<PublishedItem?> ReadAsync(PortalDb db, string itemId, long stamp, Func<ContentItem, Task<PublicItem>> take, CancellationToken cancellationToken)
    {
        if (await _find(db, itemId, cancellationToken) is not { } json)
        {
            return null;
        }

        if (_held.TryGetValue(itemId, out var held) && held.Stamp == stamp && held.Json == json)
        {
            return held.Item;
        }

        var source = ContentItem.Read(json);
        var item = new PublishedItem(source, await take(source));
        if (_held.Count >= MostHeld)
        {
            _held.Clear();
        }

        _held[itemId] = new Held(stamp, json, item);
        return item;
    }

    private sealed record Held(long Stamp, string Json, PublishedItem Item);
}

/// <summary>A published item as the kernel stores it, and as the public site names its members. Nobody may change it: the next request may get the same.</summary>
internal sealed record PublishedItem(ContentItem Source, PublicItem Item);
