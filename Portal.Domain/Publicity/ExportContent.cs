using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>What may be chosen for an export.</summary>
public sealed record ExportChoices(IReadOnlyList<ContentColumn> Columns, IReadOnlyList<ContentKind> Kinds, IReadOnlyList<ContentStand> Items);

/// <summary>The export room; the items that were ticked in a list come along by name.</summary>
[Requires(Permission.ImportContent)]
[Routine]
public sealed record ReadExport(IReadOnlyList<string> ItemIds) : IQuery<ExportChoices>;

internal sealed class ReadExportHandler(IContentDesk desk) : IRequestHandler<ReadExport, Outcome<ExportChoices>>
{
    public async Task<Outcome<ExportChoices>> Handle(ReadExport request, CancellationToken cancellationToken)
    {
        var items = new List<ContentStand>();
        foreach (var id in request.ItemIds.Distinct(StringComparer.Ordinal).Take(TypedItems.Most))
        {
            if (await desk.FindAsync(id, cancellationToken) is { } stand)
            {
                items.Add(stand);
            }
        }

        return new ExportChoices(await desk.ColumnsAsync(cancellationToken), await desk.KindsAsync(cancellationToken), items);
    }
}

/// <summary>An export that was allowed; it is written as it is read.</summary>
public sealed record AllowedExport(ExportWish Wish);

/// <summary>
/// Gives the site's content out as a recipe: everything, or the items of some columns, of some types, or some items. Refused <c>ExportNothing</c> when nothing was
/// chosen, <c>ContentOutOfReach</c> for whoever is bound to columns or types.
/// </summary>
[Requires(Permission.ImportContent)]
public sealed record ExportContent(bool Everything, IReadOnlyList<string> Columns, IReadOnlyList<string> Types, IReadOnlyList<string> ItemIds, bool Drafts) : IQuery<AllowedExport>, IConcerns
{
    public string AuditTarget => Everything ? "*" : string.Join(' ', Columns.Concat(Types).Concat(ItemIds));
}

internal sealed class ExportContentHandler(IContentDesk desk, IContentTransfer transfer, ContentWork work) : IRequestHandler<ExportContent, Outcome<AllowedExport>>
{
    public async Task<Outcome<AllowedExport>> Handle(ExportContent request, CancellationToken cancellationToken)
    {
        if ((await work.ReachAsync(await desk.ColumnsAsync(cancellationToken), cancellationToken)).IsNarrowed)
        {
            return new Refusal("ContentOutOfReach");
        }

        if (request.Everything)
        {
            return new AllowedExport(new ExportWish(Everything: true, [], [], request.Drafts));
        }

        string[] items = request.Columns.Count > 0
            ? [.. request.ItemIds, .. await transfer.InColumnsAsync(request.Columns, cancellationToken)]
            : [.. request.ItemIds];
        return items.Length + request.Types.Count == 0
            ? new Refusal("ExportNothing", "What")
            : new AllowedExport(new ExportWish(Everything: false, request.Types, [.. items.Distinct(StringComparer.Ordinal)], request.Drafts));
    }
}
