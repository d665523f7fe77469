using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Cms.Routing;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Programme;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Content;

/// <summary>The published content on the kernel: lists walk the taxonomy index, and what is the same for everybody is remembered until the next publish.</summary>
internal sealed class PublicContent(PortalDb db, ContentReader reader, ContentRoutes routes, StampedMemory memory, PublishedItems published, ShownItems shown, WorkingDays days)
    : IPublicContent
{
    private const int LongestRemembered = 200;

    public Task<IReadOnlyList<PublicColumn>> ColumnsAsync(CancellationToken cancellationToken) => memory.GetAsync("columns", async () =>
    {
        var taxonomy = await reader.FindAsync(ItemReading.Taxonomy, VersionOf.Published, cancellationToken);
        var columns = new List<PublicColumn>();
        foreach (var term in taxonomy is null ? [] : Portal.Cms.Content.Terms.Of(taxonomy))
        {
            if (await routes.PathAsync(ItemReading.Taxonomy, cancellationToken, term.ContentItemId) is { } path)
            {
                columns.Add(ItemReading.Column(term, path));
            }
        }

        return (IReadOnlyList<PublicColumn>)columns;
    }).AsTask();

    public async Task<PublicAddress?> FindAddressAsync(string path, CancellationToken cancellationToken)
    {
        // What anybody may invent is not remembered: only addresses that exist are, and those are as many as there are items.
        var wanted = ContentRoutes.Normal(path);
        return wanted.Length is 0 or > ContentRoute.LongestPath ? null : await memory.GetAsync("at " + wanted, async () =>
        {
            if (await routes.FindAsync(wanted, cancellationToken) is not { } route)
            {
                return null;
            }

            var isColumn = route.ContentItemId == ItemReading.Taxonomy && route.ContainedItemId.Length > 0;
            return new PublicAddress(route.ContentItemId, isColumn ? route.ContainedItemId : null, route.MovedTo);
        });
    }

    public async Task<PublicItem?> ReadAsync(string itemId, CancellationToken cancellationToken) =>
        (await FindAsync(itemId, await memory.StampAsync(), cancellationToken))?.Item;

    public async Task<ShownItem?> ShowAsync(string itemId, string basePath, CancellationToken cancellationToken)
    {
        var stamp = await memory.StampAsync();
        return await FindAsync(itemId, stamp, cancellationToken) is { } found
            ? new ShownItem(found.Item, await shown.ShowAsync(found, basePath, stamp, cancellationToken))
            : null;
    }

    public Task<PublicLines> FindAsync(LineFilter filter, CancellationToken cancellationToken) => filter.Words.Length > 0
        ? SearchAsync(filter, cancellationToken)
        : memory.GetAsync($"list {filter.ColumnId} {string.Join(',', filter.Types)} {filter.Skip} {filter.Take}", () => SearchAsync(filter, cancellationToken)).AsTask();

    public Task<IReadOnlyDictionary<string, int>> CountAsync(string columnId, CancellationToken cancellationToken) => memory.GetAsync("count " + columnId, async () =>
        (IReadOnlyDictionary<string, int>)await Uses(columnId).GroupBy(u => u.ContentType).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancellationToken)).AsTask();

    public async Task<IReadOnlyList<PublicLine>> LinesAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken)
    {
        if (itemIds.Count == 0)
        {
            return [];
        }

        var key = "lines " + string.Join(' ', itemIds);
        return key.Length > LongestRemembered ? await LinesOfAsync(itemIds, cancellationToken) : await memory.GetAsync(key, () => LinesOfAsync(itemIds, cancellationToken));
    }

    public Task<(PublicLine? Older, PublicLine? Newer)> NeighboursAsync(PublicLine line, CancellationToken cancellationToken) => memory.GetAsync("near " + line.Id, async () =>
    {
        var column = Uses(line.ColumnId).Where(u => u.ContentItemId != line.Id);
        var older = await column.Where(u => u.PublishedUtc <= line.PublishedUtc).OrderByDescending(u => u.PublishedUtc).Select(u => u.ContentItemId).FirstOrDefaultAsync(cancellationToken);
        var newer = await column.Where(u => u.PublishedUtc > line.PublishedUtc).OrderBy(u => u.PublishedUtc).Select(u => u.ContentItemId).FirstOrDefaultAsync(cancellationToken);
        var lines = await LinesOfAsync([.. new[] { older, newer }.OfType<string>()], cancellationToken);
        return (lines.FirstOrDefault(l => l.Id == older), lines.FirstOrDefault(l => l.Id == newer));
    }).AsTask();

    public async Task<IReadOnlyList<PublicLine>> ReferringAsync(string itemId, CancellationToken cancellationToken)
    {
        var referring = await memory.GetAsync("referring", () => ReferencesAsync(cancellationToken));
        return await LinesAsync([.. referring[itemId]], cancellationToken);
    }

    public Task<IReadOnlyList<PublicLine>> AllAsync(CancellationToken cancellationToken) => memory.GetAsync("all", async () =>
    {
        var rows = await reader.Rows(VersionOf.Published).Where(r => PublicTypes.InColumns.Contains(r.ContentType) || ProgrammeRegisters.Types.Contains(r.ContentType))
            .OrderByDescending(r => r.PublishedUtc).Select(r => new { r.ContentItemId, r.ContentType, r.DisplayText, r.PublishedUtc, r.ModifiedUtc }).ToListAsync(cancellationToken);
        var paths = await db.ContentRoutes.AsNoTracking().Where(r => !r.Moved && r.ContainedItemId == "").Select(r => new { r.ContentItemId, r.Path }).ToListAsync(cancellationToken);
        var at = paths.ToLookup(r => r.ContentItemId, r => r.Path, StringComparer.Ordinal);
        return (IReadOnlyList<PublicLine>)
        [
            .. rows.Where(r => at[r.ContentItemId].Any())
                .Select(r => new PublicLine(r.ContentItemId, r.ContentType, r.DisplayText, at[r.ContentItemId].First(), "", r.PublishedUtc ?? r.ModifiedUtc, r.ModifiedUtc, null, "")),
        ];
    }).AsTask();

    private Task<PublishedItem?> FindAsync(string itemId, long stamp, CancellationToken cancellationToken) =>
        published.ReadAsync(db, itemId, stamp, item => TakeAsync(item, cancellationToken), cancellationToken);

    private async Task<PublicItem> TakeAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var path = await routes.PathAsync(item.ContentItemId, cancellationToken) ?? "";
        var line = ItemReading.Line(item, path);
        var column = line.ColumnId.Length == 0 ? null : (await ColumnsAsync(cancellationToken)).FirstOrDefault(c => c.Id == line.ColumnId);
        return ItemReading.Item(item, path, column, days);
    }

    private IQueryable<TermUse> Uses(string columnId) =>
        db.TermUses.AsNoTracking().Where(u => u.Published && u.TermContentItemId == columnId && u.TaxonomyContentItemId == ItemReading.Taxonomy);

    private async Task<PublicLines> SearchAsync(LineFilter filter, CancellationToken cancellationToken)
    {
        var found = filter.ColumnId is { } column
            ? InColumn(column, filter)
            : reader.Rows(VersionOf.Published).Where(r => filter.Types.Contains(r.ContentType)).OrderByDescending(r => r.PublishedUtc).ThenByDescending(r => r.Id)
                .Where(r => filter.Words == "" || r.DisplayText.Contains(filter.Words)).Select(r => r.ContentItemId);
        var total = await found.CountAsync(cancellationToken);
        var ids = total == 0 ? [] : await found.Skip(filter.Skip).Take(filter.Take).ToListAsync(cancellationToken);
        return new PublicLines(await LinesOfAsync(ids, cancellationToken), total);
    }

    private IQueryable<string> InColumn(string columnId, LineFilter filter)
    {
        var uses = Uses(columnId);
        if (filter.Types is [var only])
        {
            uses = uses.Where(u => u.ContentType == only);
        }
        else if (filter.Types.Count > 1)
        {
            uses = uses.Where(u => filter.Types.Contains(u.ContentType));
        }

        if (filter.Words.Length > 0)
        {
            uses = uses.Where(u => reader.Rows(VersionOf.Published).Any(r => r.ContentItemId == u.ContentItemId && r.DisplayText.Contains(filter.Words)));
        }

        return uses.OrderByDescending(u => u.PublishedUtc).ThenByDescending(u => u.Id).Select(u => u.ContentItemId);
    }

    private async Task<IReadOnlyList<PublicLine>> LinesOfAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var items = await reader.FindAllAsync(ids, VersionOf.Published, cancellationToken);
        var paths = await routes.PathsAsync([.. items.Select(i => i.ContentItemId)], cancellationToken);
        return [.. items.Where(i => paths.ContainsKey(i.ContentItemId)).Select(i => ItemReading.Line(i, paths[i.ContentItemId]))];
    }

    /// <summary>Which items name which, over the types that name others.</summary>
    private async Task<ILookup<string, string>> ReferencesAsync(CancellationToken cancellationToken)
    {
        var rows = await reader.Rows(VersionOf.Published).Where(r => r.ContentType == PublicTypes.Notice || r.ContentType == PublicTypes.AccidentCase)
            .OrderByDescending(r => r.PublishedUtc).Select(r => r.Json).ToListAsync(cancellationToken);
        return rows.Select(ContentItem.Read).SelectMany(item => ItemReading.Named(item).Select(named => (Named: named, By: item.ContentItemId)))
            .ToLookup(link => link.Named, link => link.By, StringComparer.Ordinal);
    }
}
