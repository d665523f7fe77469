using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>Which requests somebody works on: a host belongs to the column of its place.</summary>
public sealed class VisitReach(IPublicContent content, ActivityRoom room)
{
    public async Task<IReadOnlyList<VisitHost>> HostsAsync(CancellationToken cancellationToken)
    {
        var reach = await room.ReachAsync(cancellationToken);
        var columns = await content.ColumnsAsync(cancellationToken);
        return !reach.HasType(PublicTypes.Activity)
            ? []
            : [.. Enum.GetValues<VisitHost>().Where(host => columns.FirstOrDefault(c => c.Slug == SlugOf(host)) is not { } column || reach.HasColumn(column.Id))];
    }

    public async Task<string> ColumnOfAsync(VisitHost host, CancellationToken cancellationToken) =>
        (await content.ColumnsAsync(cancellationToken)).FirstOrDefault(c => c.Slug == SlugOf(host))?.Id ?? "";

    public static string SlugOf(VisitHost host) => PublicColumn.Places[(int)host - 1];
}

/// <summary>What all answers to a request share.</summary>
public sealed class VisitDesk(IPortalDb db, VisitReach reach, IContactSeal seal, IActivityLetters letters, IPublishedChange change, ContentWork work, TimeProvider time)
{
    public DateTime Now => time.UtcNow();

    public DateOnly Today => time.Today();

    public string Who => work.Author.Name;

    public async Task<Outcome<Nothing>> ActAsync(Guid id, ActivityLetter letter, Func<VisitRequest, Outcome<Nothing>> act, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } visit)
        {
            return new Refusal("NotThere");
        }

        var done = act(visit);
        if (!done.IsRefused && seal.OpenContact(visit.Id, visit.SealedContact) is { Mail.Length: > 0 } contact)
        {
            letters.Write(letter, contact.Mail, VisitReading.Facts(visit.HostName, visit.AgreedUtc, visit.Answer));
        }

        await db.SaveChangesAsync(cancellationToken);
        return done;
    }

    public async Task<Outcome<Nothing>> FinishAsync(Guid id, int reached, string title, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } visit)
        {
            return new Refusal("NotThere");
        }

        var done = visit.Finish(reached, Who, Today, Now);
        if (done.IsRefused)
        {
            return done;
        }

        var columnId = await reach.ColumnOfAsync(visit.Host, cancellationToken);
        db.ActivityRecords.Add(ActivityRecord.OfVisit(IdOf(visit.Id), title, columnId, visit.DistrictCode, visit.Street, visit.AgreedUtc.GetValueOrDefault(), reached));
        await db.SaveChangesAsync(cancellationToken);
        await change.AnnounceAsync(cancellationToken);
        return done;
    }

    /// <summary>As long as a content item's id, and never one of those: they have no capital letters.</summary>
    public static string IdOf(Guid id) => "V" + Crockford.Encode(id.ToByteArray())[..25];

    private async Task<VisitRequest?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var hosts = await reach.HostsAsync(cancellationToken);
        return await db.VisitRequests.SingleOrDefaultAsync(v => v.Id == id && hosts.Contains(v.Host), cancellationToken);
    }
}
