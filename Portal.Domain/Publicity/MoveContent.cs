using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>
/// Files an item under another column, as a new draft: what the public sees stays where it is until that is published, by the other column's rules. Refused
/// <c>ContentOutOfReach</c> for a column that is not the editor's, <c>ChooseColumn</c> for none, <c>ContentNoColumn</c> for a type that stands in none.
/// </summary>
[Requires(Permission.WriteContent)]
public sealed record MoveContent(string ItemId, string ColumnId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => $"{ItemId} {ColumnId}";
}

internal sealed class MoveContentHandler(IContentDesk desk, ContentWork work) : IRequestHandler<MoveContent, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(MoveContent request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ItemId, seen: null, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        var (stand, review, columns) = opened.Value;
        if (columns.All(column => column.Id != request.ColumnId))
        {
            return new Refusal("ChooseColumn");
        }

        if (!(await work.ReachAsync(columns, cancellationToken)).Has(stand.Type, [request.ColumnId]))
        {
            return new Refusal("ContentOutOfReach");
        }

        if (stand.Columns is [var only] && only == request.ColumnId)
        {
            return default(Nothing);
        }

        // Asked before anything is saved: an item that somebody is judging stays as it is.
        var wrote = review.Write(work.Who, stand.VersionId, work.Now);
        if (wrote.IsRefused)
        {
            return wrote;
        }

        return await desk.MoveAsync(request.ItemId, request.ColumnId, work.Author, stand.Author != work.Author.Name, cancellationToken) is null ? new Refusal("ContentNoColumn") : default(Nothing);
    }
}

/// <summary>One step up or down in the order of the list that an item lies in.</summary>
[Requires(Permission.WriteContent)]
public sealed record OrderContained(string ListId, string ItemId, bool Up) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => $"{ListId} {ItemId}";
}

internal sealed class OrderContainedHandler(IContentDesk desk, ContentWork work) : IRequestHandler<OrderContained, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(OrderContained request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ListId, seen: null, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        return await desk.OrderAsync(request.ListId, request.ItemId, request.Up, cancellationToken) ? default(Nothing) : new Refusal("NotThere");
    }
}
