using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Content;

/// <summary>Keeps the desk's short row of each item that has a latest version.</summary>
internal sealed class DeskEntries(PortalDb db) : IContentHandler
{
    public async Task StoredAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var rows = await db.ContentRows.AsNoTracking().Where(r => r.ContentItemId == item.ContentItemId && (r.Latest || r.Published)).ToListAsync(cancellationToken);
        var entry = await db.DeskEntries.SingleOrDefaultAsync(e => e.ItemId == item.ContentItemId, cancellationToken);
        if (rows.Find(r => r.Latest) is not { } latest)
        {
            // In the bin; or published without a latest version, as some imports bring it, and then nothing that the desk could open.
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

            var read = latest.Read();
            entry.Hold(latest.ContentType, latest.DisplayText, latest.Author, latest.ModifiedUtc);

            // An hour that has done its work is no hour to come.
            entry.Stand(
                ColumnTree.Of(read) is [var first, ..] ? first : "",
                latest.Published,
                rows.Exists(r => r.Published),
                latest.Published ? null : read.Part("PublishLaterPart").Member("ScheduledPublishUtc").AsMoment(),
                read.Part("ArchiveLaterPart").Member("ScheduledArchiveUtc").AsMoment());
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
