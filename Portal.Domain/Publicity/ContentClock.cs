using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;

namespace Portal.Domain.Publicity;

/// <summary>Lets items appear and go at the hours that their editors set. Only what has passed its review appears; each item in a transaction of its own.</summary>
public sealed class ContentClock(IPortalDb db, IContentDesk desk, AuditTrail trail, TimeProvider time)
{
    /// <returns>How many items appeared or went.</returns>
    public async Task<int> RunAsync(IActor actor, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var due = await db.DeskEntries.AsNoTracking().Where(e => e.PublishAt <= now || e.ArchiveAt <= now).ToListAsync(cancellationToken);
        var done = 0;
        foreach (var entry in due)
        {
            done += await db.InTransactionAsync(() => ActAsync(entry, actor, now, cancellationToken), cancellationToken);
        }

        return done;
    }

    private async Task<int> ActAsync(DeskEntry entry, IActor actor, DateTime now, CancellationToken cancellationToken)
    {
        var site = new ReviewPerson(null, "");
        var review = await db.ContentReviews.Include(r => r.Marks).SingleOrDefaultAsync(r => r.ItemId == entry.ItemId, cancellationToken);
        if (await desk.FindAsync(entry.ItemId, cancellationToken) is not { } stand)
        {
            return 0;
        }

        var done = 0;
        if (entry.PublishAt <= now && review is { Stage: ReviewStage.Passed } && !review.Publish(site, stand.VersionId, now).IsRefused)
        {
            await desk.PublishAsync(entry.ItemId, cancellationToken);
            await trail.AppendAsync(actor, "PublishContent", entry.ItemId, AuditTrail.Done, cancellationToken);
            done++;
        }

        if (entry.ArchiveAt <= now && (stand.IsPublished || done > 0))
        {
            if (review is null)
            {
                review = new ContentReview(entry.ItemId, ReviewStage.Published);
                db.ContentReviews.Add(review);
            }

            await desk.UnpublishAsync(entry.ItemId, cancellationToken);
            review.TakeDown(site, "", now, atItsHour: true);
            await trail.AppendAsync(actor, "ArchiveContent", entry.ItemId, AuditTrail.Done, cancellationToken);
            done++;
        }

        await db.SaveChangesAsync(cancellationToken);
        return done;
    }
}
