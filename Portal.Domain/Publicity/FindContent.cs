using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>A column of the tree with how many items it and those below it hold.</summary>
public sealed record ColumnRow(ContentColumn Column, int Items);

/// <param name="Columns">Only those within the editor's reach.</param>
/// <param name="Kinds">Types that this editor may make items of.</param>
/// <param name="Here">The column that the list is about; null for all.</param>
public sealed record ContentList(ContentRows Rows, IReadOnlyList<ColumnRow> Columns, IReadOnlyList<ContentKind> Kinds, ContentColumn? Here, string LastRefusal, string LastRefusedTitle);

/// <summary>The desk's list of items in the column tree.</summary>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record FindContent(ContentFilter Filter, int Page = 1) : IQuery<ContentList>
{
    public const int PageSize = 20;
}

internal sealed class FindContentHandler(IPortalDb db, IContentDesk desk, ContentWork work) : IRequestHandler<FindContent, Outcome<ContentList>>
{
    public async Task<Outcome<ContentList>> Handle(FindContent request, CancellationToken cancellationToken)
    {
        var columns = await desk.ColumnsAsync(cancellationToken);
        var reach = await work.ReachAsync(columns, cancellationToken);
        var rows = await desk.FindAsync(request.Filter, reach, request.Page, FindContent.PageSize, cancellationToken);
        var counts = await desk.CountAsync(reach, cancellationToken);
        var kinds = (await desk.KindsAsync(cancellationToken)).Where(kind => reach.HasType(kind.Name)).ToArray();
        var refused = rows.Rows.FirstOrDefault(row => row.Shown is ReviewStage.Refused);
        return new ContentList(
            rows,
            [.. columns.Where(column => reach.HasColumn(column.Id)).Select(column => new ColumnRow(column, Below(columns, column.Id).Sum(id => counts.GetValueOrDefault(id))))],
            kinds,
            columns.FirstOrDefault(column => column.Id == request.Filter.Column),
            refused is null ? "" : await ReasonAsync(refused.ItemId, cancellationToken),
            refused?.Title ?? "");
    }

    /// <summary>A column and all below it: parents stand before their children.</summary>
    private static HashSet<string> Below(IReadOnlyList<ContentColumn> columns, string id)
    {
        var below = new HashSet<string>(StringComparer.Ordinal) { id };
        foreach (var column in columns.Where(c => below.Contains(c.ParentId)))
        {
            below.Add(column.Id);
        }

        return below;
    }

    private async Task<string> ReasonAsync(string itemId, CancellationToken cancellationToken) =>
        await db.ReviewMarks.Where(m => m.ItemId == itemId && m.Event == ReviewEvent.Refused).OrderByDescending(m => m.At).Select(m => m.Reason)
            .FirstOrDefaultAsync(cancellationToken) ?? "";
}
