using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Activities;

namespace Portal.Domain.Publicity;

/// <summary>What a feed holds.</summary>
/// <param name="Column">Null: the feed of all columns.</param>
/// <param name="Cancelled">Ids of the activities among the lines that were cancelled.</param>
public sealed record FeedView(PublicColumn? Column, IReadOnlyList<PublicLine> Lines, IReadOnlySet<string> Cancelled);

/// <summary>The newest items of a column, or of all; nothing where there is no such column.</summary>
/// <param name="Slug">The column's, or empty for all.</param>
[OpenToAnyone("Published content is for everybody.")]
public sealed record ReadFeed(string Slug) : IQuery<FeedView?>;

internal sealed class ReadFeedHandler(IPublicContent content, ActivityStandings standings) : IRequestHandler<ReadFeed, Outcome<FeedView?>>
{
    private const int Most = 30;

    public async Task<Outcome<FeedView?>> Handle(ReadFeed request, CancellationToken cancellationToken)
    {
        var column = (await content.ColumnsAsync(cancellationToken)).FirstOrDefault(c => c.Slug == request.Slug);
        if (column is null && request.Slug.Length > 0)
        {
            return Outcome<FeedView?>.Done(null);
        }

        var types = column is null ? PublicTypes.InColumns : [];
        var found = await content.FindAsync(new LineFilter(column?.Id, types, "", 0, Most), cancellationToken);
        return new FeedView(column, found.Lines, await standings.CancelledAsync(found.Lines, cancellationToken));
    }
}
