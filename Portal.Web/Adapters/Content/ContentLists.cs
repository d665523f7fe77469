using Microsoft.EntityFrameworkCore;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Content;

/// <summary>The desk's lists over the items' short rows and over the bin.</summary>
internal sealed class ContentLists(PortalDb db, ColumnTree tree)
{
    /// <summary>Filled member by member: the database layer cannot look into a constructor.</summary>
    private sealed class Line
    {
        public required DeskEntry Entry { get; init; }

        public required ContentReview? Review { get; init; }
    }

    public async Task<ContentRows> FindAsync(ContentFilter filter, IReadOnlyList<string> types, ContentReach reach, int page, int pageSize, CancellationToken cancellationToken)
    {
        var lines = InState(Narrowed(filter, await WithinAsync(types, reach, cancellationToken), await BelowAsync(filter.Column, cancellationToken)), filter.State);
        var found = await lines.CountAsync(cancellationToken);
        var pages = Math.Max(1, (found + pageSize - 1) / pageSize);
        var here = Math.Clamp(page, 1, pages);
        var rows = await lines.OrderByDescending(l => l.Entry.ModifiedUtc).ThenBy(l => l.Entry.ItemId).Skip((here - 1) * pageSize).Take(pageSize)
            .Select(l => new ContentListRow(
                l.Entry.ItemId,
                l.Entry.Title,
                l.Entry.ContentType,
                l.Entry.ColumnId,
                l.Entry.Author,
                l.Entry.ModifiedUtc,
                l.Entry.IsPublished,
                l.Entry.HasPublished,
                l.Review == null ? null : l.Review.Stage,
                l.Review == null ? 0 : l.Review.Step,
                l.Entry.PublishAt))
            .ToListAsync(cancellationToken);
        return new ContentRows(rows, found, here, pages);
    }

    public async Task<IReadOnlyDictionary<string, int>> CountAsync(IReadOnlyList<string> types, ContentReach reach, CancellationToken cancellationToken) =>
        await (await WithinAsync(types, reach, cancellationToken)).GroupBy(l => l.Entry.ColumnId).Select(g => new { g.Key, Items = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Items, StringComparer.Ordinal, cancellationToken);

    /// <summary>Items without a latest and without a published version; the newest version names them.</summary>
    public async Task<IReadOnlyList<RemovedContent>> FindRemovedAsync(IReadOnlyList<string> types, ContentReach reach, int most, CancellationToken cancellationToken, string itemId = "")
    {
        // What lies outside the editor's columns is read too, since a row alone does not say where an item stood.
        const int Spare = 5;
        var within = types.Where(reach.HasType).ToArray();
        var newest = db.ContentRows.GroupBy(r => r.ContentItemId).Where(g => !g.Any(r => r.Latest || r.Published)).Select(g => g.Max(r => r.Id));
        var rows = await db.ContentRows.AsNoTracking().Where(r => newest.Contains(r.Id) && within.Contains(r.ContentType) && (itemId == "" || r.ContentItemId == itemId)).OrderByDescending(r => r.ModifiedUtc)
            .Take(most * Spare).ToListAsync(cancellationToken);
        var seen = rows.Select(r => (Row: r, Columns: ColumnTree.Of(r.Read()))).Where(r => reach.Has(r.Row.ContentType, r.Columns)).Take(most).ToList();
        var ids = rows.Select(r => r.ContentItemId).ToArray();
        var marks = (await db.ReviewMarks.AsNoTracking().Where(m => ids.Contains(m.ItemId) && m.Event == ReviewEvent.Removed).ToListAsync(cancellationToken)).ToLookup(m => m.ItemId);
        return
        [
            .. seen.Select(r => (r.Row, r.Columns, Mark: marks[r.Row.ContentItemId].MaxBy(m => m.At)))
                .Select(r => new RemovedContent(r.Row.ContentItemId, r.Row.DisplayText, r.Row.ContentType, r.Columns, r.Mark?.At, r.Mark?.StaffName ?? "", r.Mark?.Reason ?? ""))
                .OrderByDescending(r => r.RemovedAt),
        ];
    }

    private IQueryable<Line> Lines(IReadOnlyList<string> types) =>
        from entry in db.DeskEntries.AsNoTracking()
        where types.Contains(entry.ContentType)
        join review in db.ContentReviews on entry.ItemId equals review.ItemId into reviews
        from review in reviews.DefaultIfEmpty()
        select new Line { Entry = entry, Review = review };

    private async Task<IQueryable<Line>> WithinAsync(IReadOnlyList<string> types, ContentReach reach, CancellationToken cancellationToken)
    {
        var within = Lines([.. types.Where(reach.HasType)]);
        if (!reach.HasColumn(""))
        {
            var columns = (await tree.TermsAsync(ColumnTree.Columns, cancellationToken)).Select(c => c.Id).Where(reach.HasColumn).ToArray();
            within = within.Where(l => columns.Contains(l.Entry.ColumnId));
        }

        return within;
    }

    private async Task<string[]> BelowAsync(string column, CancellationToken cancellationToken)
    {
        var below = new HashSet<string>(StringComparer.Ordinal) { column };
        foreach (var child in (await tree.TermsAsync(ColumnTree.Columns, cancellationToken)).Where(c => below.Contains(c.ParentId) && column.Length > 0))
        {
            below.Add(child.Id);
        }

        return [.. below];
    }

    private static IQueryable<Line> Narrowed(ContentFilter filter, IQueryable<Line> lines, string[] columns)
    {
        if (filter.Column.Length > 0)
        {
            lines = lines.Where(l => columns.Contains(l.Entry.ColumnId));
        }

        if (filter.Type.Length > 0)
        {
            lines = lines.Where(l => l.Entry.ContentType == filter.Type);
        }

        if (filter.Text.Length > 0)
        {
            lines = lines.Where(l => l.Entry.Title.Contains(filter.Text));
        }

        return filter.Author.Length > 0 ? lines.Where(l => l.Entry.Author.Contains(filter.Author)) : lines;
    }

    private static IQueryable<Line> InState(IQueryable<Line> lines, ContentStates state) => state switch
    {
        ContentStates.Published => lines.Where(l => l.Entry.IsPublished),
        ContentStates.Drafts => lines.Where(l => !l.Entry.IsPublished && (l.Review == null || l.Review.Stage == ReviewStage.Draft || l.Review.Stage == ReviewStage.Published)),
        ContentStates.Waiting => lines.Where(l => !l.Entry.IsPublished && l.Review != null && l.Review.Stage == ReviewStage.Waiting),
        ContentStates.Refused => lines.Where(l => !l.Entry.IsPublished && l.Review != null && l.Review.Stage == ReviewStage.Refused),
        ContentStates.Passed => lines.Where(l => !l.Entry.IsPublished && l.Review != null && l.Review.Stage == ReviewStage.Passed),
        ContentStates.TakenDown => lines.Where(l => !l.Entry.IsPublished && l.Review != null && l.Review.Stage == ReviewStage.TakenDown),
        _ => lines,
    };
}
