using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity.Programme;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Content.Programme;

/// <summary>Keeps the index of the registers: the rows of an item are written anew whenever one of its versions is stored.</summary>
internal sealed class ProgrammeEntries(PortalDb db, WorkingDays days) : IContentHandler
{
    public async Task StoredAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (ProgrammeRegisters.Of(item.ContentType) is not { } register)
        {
            return;
        }

        var old = await db.ProgrammeEntries.Where(e => e.ItemId == item.ContentItemId).ToListAsync(cancellationToken);
        var versions = old.Select(e => e.VersionId).ToArray();
        db.ProgrammeValues.RemoveRange(await db.ProgrammeValues.Where(v => versions.Contains(v.VersionId)).ToListAsync(cancellationToken));
        db.ProgrammeEntries.RemoveRange(old);

        // Told apart in two steps, since the new rows bear the keys of the old ones.
        await db.SaveChangesAsync(cancellationToken);
        var rows = await db.ContentRows.AsNoTracking().Where(r => r.ContentItemId == item.ContentItemId && (r.Latest || r.Published)).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            Add(row, register);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private void Add(ContentRow row, ProgrammeRegister register)
    {
        var facts = RegisterReading.Facts(register, row.Read());
        DateOnly? published = row.Published ? DateOnly.FromDateTime((row.PublishedUtc ?? row.CreatedUtc).InCity()) : null;
        var entry = new ProgrammeEntry(row.ContentItemVersionId, row.ContentItemId, row.ContentType, row.DisplayText);
        entry.Stand(row.Latest, row.Published, row.PublishedUtc ?? row.ModifiedUtc);
        entry.Hold(RegisterClocks.Of(facts, published, days), facts.Unreadable().Count());
        db.ProgrammeEntries.Add(entry);
        db.ProgrammeValues.AddRange(facts.Indexed().Select(one => (one.Place, Value: Cut(one.Value))).Distinct().Select(one => new ProgrammeValue(row.ContentItemVersionId, one.Place, one.Value)));
    }

    private static string Cut(string value) => value.Length <= ProgrammeValue.LongestValue ? value : value[..ProgrammeValue.LongestValue];
}
