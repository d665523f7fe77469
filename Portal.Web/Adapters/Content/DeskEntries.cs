using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Content;

/// <summary>Keeps, for each item outside the bin, what the desk's lists and clocks ask of its latest version.</summary>
internal sealed class DeskEntries(PortalDb db) : IContentHandler
{
    public async Task StoredAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var latest = item.Latest
            ? item
            : (await db.ContentRows.AsNoTracking().SingleOrDefaultAsync(r => r.ContentItemId == item.ContentItemId && r.Latest, cancellationToken))?.Read();
        if (latest is null && await db.ContentRows.AnyAsync(r => r.ContentItemId == item.ContentItemId && r.Published, cancellationToken))
        {
            // Published without a latest version, as some imports bring it: it keeps the place it has.
            return;
        }

        var entry = await db.DeskEntries.SingleOrDefaultAsync(e => e.ItemId == item.ContentItemId, cancellationToken);
        if (latest is null)
        {
            if (entry is not null)
            {
                db.DeskEntries.Remove(entry);
            }
        }
        else
        {
            if (entry is null)
            {
                entry = new DeskEntry(item.ContentItemId);
                db.DeskEntries.Add(entry);
            }

            // An hour that has done its work is no hour to come.
            entry.Hold(
                ColumnTree.Of(latest) is [var first, ..] ? first : "",
                latest.Published ? null : latest.Part("PublishLaterPart").Member("ScheduledPublishUtc").AsMoment(),
                latest.Part("ArchiveLaterPart").Member("ScheduledArchiveUtc").AsMoment());
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
