using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>An item on somebody's desk: where it stands, how far its review has come, and the site's columns.</summary>
public sealed record ContentAtHand(ContentStand Stand, ContentReview Review, IReadOnlyList<ContentColumn> Columns)
{
    public bool RequiresReview => Columns.Any(column => column.RequiresReview && Stand.Columns.Contains(column.Id));
}

/// <summary>What all acts of the desk share: who acts, what he may work on, and the item as it stands.</summary>
public sealed class ContentWork(IPortalDb db, IContentDesk desk, IActor actor, TimeProvider time)
{
    public DateTime Now => time.UtcNow();

    public ReviewPerson Who => new(actor.StaffId, actor.DisplayName);

    public DeskAuthor Author => new(actor.StaffId!.Value, actor.DisplayName, actor.Permissions.Contains(Permission.AuthorTemplates));

    public bool May(Permission permission) => actor.Permissions.Contains(permission);

    public async Task<ContentReach> ReachAsync(IReadOnlyList<ContentColumn> columns, CancellationToken cancellationToken)
    {
        var bounds = await db.ContentBounds.AsNoTracking().Where(b => b.StaffId == actor.StaffId).ToListAsync(cancellationToken);
        return ContentReach.Of(bounds, columns);
    }

    /// <summary>The item, tracked. Refused <c>NotThere</c>, <c>ContentOutOfReach</c>, or <c>ContentChanged</c> when it is no longer what the actor saw.</summary>
    /// <param name="seen">The stamp of what the actor saw; null where that does not matter.</param>
    public async Task<Outcome<ContentAtHand>> OpenAsync(string itemId, string? seen, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(itemId, cancellationToken) is not { } stand)
        {
            return new Refusal("NotThere");
        }

        var columns = await desk.ColumnsAsync(cancellationToken);
        if (!(await ReachAsync(columns, cancellationToken)).Has(stand.Type, stand.Columns))
        {
            return new Refusal("ContentOutOfReach");
        }

        if (seen is not null && seen != stand.Stamp)
        {
            return new Refusal("ContentChanged");
        }

        return new ContentAtHand(stand, await ReviewAsync(stand, cancellationToken), columns);
    }

    /// <summary>The item's review, begun when the desk meets the item for the first time.</summary>
    public async Task<ContentReview> ReviewAsync(ContentStand stand, CancellationToken cancellationToken)
    {
        var review = await db.ContentReviews.Include(r => r.Marks).SingleOrDefaultAsync(r => r.ItemId == stand.ItemId, cancellationToken);
        if (review is null)
        {
            review = new ContentReview(stand.ItemId, stand.LatestIsPublished ? ReviewStage.Published : ReviewStage.Draft);
            db.ContentReviews.Add(review);
        }
        else
        {
            review.Follow(stand.LatestIsPublished);
        }

        return review;
    }

    /// <summary>Puts an item that has passed before the public, unless its hour is still to come.</summary>
    public async Task<Outcome<Nothing>> AppearAsync(ContentAtHand item, CancellationToken cancellationToken)
    {
        if (item.Stand.PublishAt is { } hour && hour > Now)
        {
            return default(Nothing);
        }

        var published = item.Review.Publish(Who, item.Stand.VersionId, Now);
        if (!published.IsRefused)
        {
            await desk.PublishAsync(item.Stand.ItemId, cancellationToken);
        }

        return published;
    }
}
