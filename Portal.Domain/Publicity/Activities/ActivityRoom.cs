using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>What all acts on one activity share: its record, locked until the transaction ends, and the moving up of those who wait.</summary>
public sealed class ActivityRoom(IPortalDb db, IPublicContent content, IContactSeal seal, IActivityLetters letters, ContentWork work, IContentDesk desk, TimeProvider time)
{
    public DateTime Now => time.UtcNow();

    public DateOnly Today => time.Today();

    /// <summary>The announcement as the public sees it; null when it is not published (any more).</summary>
    public async Task<PublicLine?> LineAsync(string itemId, CancellationToken cancellationToken) =>
        (await content.LinesAsync([itemId], cancellationToken)).FirstOrDefault(line => line.Plan is not null);

    public Task<ActivityRecord?> PeekAsync(string itemId, CancellationToken cancellationToken) =>
        db.ActivityRecords.AsNoTracking().SingleOrDefaultAsync(r => r.ItemId == itemId, cancellationToken);

    /// <summary>What is written down of it, or would be; null where there is no such activity. To look at, not to keep.</summary>
    public async Task<ActivityRecord?> SeeAsync(string itemId, CancellationToken cancellationToken)
    {
        var line = await LineAsync(itemId, cancellationToken);
        var record = await PeekAsync(itemId, cancellationToken) ?? (line is null ? null : new ActivityRecord(itemId));
        if (line is not null)
        {
            record?.Follow(line);
        }

        return record;
    }

    /// <summary>
    /// The record, tracked, up to date and locked: of two who want the last place, the second waits here until the first has it or not. Refused <c>NotThere</c>.
    /// </summary>
    public async Task<Outcome<ActivityRecord>> OpenAsync(string itemId, CancellationToken cancellationToken)
    {
        var line = await LineAsync(itemId, cancellationToken);
        await db.ActivityRecords.Where(r => r.ItemId == itemId).ExecuteUpdateAsync(set => set.SetProperty(r => r.Taken, r => r.Taken), cancellationToken);
        var record = await db.ActivityRecords.SingleOrDefaultAsync(r => r.ItemId == itemId, cancellationToken);
        if (record is null && line is null)
        {
            return new Refusal("NotThere");
        }

        if (record is null)
        {
            record = new ActivityRecord(itemId);
            db.ActivityRecords.Add(record);
        }

        if (line is not null)
        {
            record.Follow(line);
        }

        return record;
    }

    /// <summary>The record for staff: only within the column bounds that the person works in. Refused <c>ContentOutOfReach</c>.</summary>
    public async Task<Outcome<ActivityRecord>> OpenForStaffAsync(string itemId, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(itemId, cancellationToken);
        return opened.IsRefused || await IsInReachAsync(opened.Value.ColumnId, cancellationToken) ? opened : new Refusal("ContentOutOfReach");
    }

    public async Task<ContentReach> ReachAsync(CancellationToken cancellationToken) =>
        await work.ReachAsync(await desk.ColumnsAsync(cancellationToken), cancellationToken);

    public async Task<bool> IsInReachAsync(string columnId, CancellationToken cancellationToken) =>
        (await ReachAsync(cancellationToken)).Has(PublicTypes.Activity, columnId.Length == 0 ? [] : [columnId]);

    /// <summary>Gives free places to those who wait, in their turn; who brings more people than there is room for is passed over until there is.</summary>
    /// <returns>How many sign-ups moved up.</returns>
    public async Task<int> FillAsync(ActivityRecord record, CancellationToken cancellationToken)
    {
        if (record.State is not ActivityState.Planned || record.Waiting == 0 || record.Free is 0 || record.EndsUtc <= Now)
        {
            return 0;
        }

        var moved = 0;
        var waiting = await db.ActivitySignUps.Where(s => s.ItemId == record.ItemId && s.Turn > 0).OrderBy(s => s.Turn).ToListAsync(cancellationToken);
        foreach (var signUp in waiting.Where(s => record.HasRoomFor(s.People)))
        {
            record.MoveUp(signUp.People);
            signUp.MoveUp();
            Tell(ActivityLetter.MovedUp, signUp, record);
            moved++;
        }

        return moved;
    }

    /// <summary>Writes to those of a sign-up who gave an address.</summary>
    public void Tell(ActivityLetter letter, ActivitySignUp signUp, ActivityRecord record, PublicCode? code = null)
    {
        if (letters.AreSent && seal.OpenContact(signUp.Id, signUp.SealedContact) is { Mail.Length: > 0 } contact)
        {
            letters.Write(letter, contact.Mail, Facts(record, signUp.People) with { Code = code, Reason = record.Reason, Turn = signUp.Turn });
        }
    }

    /// <summary>The first day without the contacts of an activity that ends then.</summary>
    public static DateOnly ErasedOn(DateTime endsUtc) => DateOnly.FromDateTime(endsUtc.InCity()).AddDays(ActivitySignUp.DaysKept);

    private static LetterFacts Facts(ActivityRecord record, int people) => new(record.Title, record.Path, record.Place, record.BeginsUtc, record.EndsUtc, people);
}
