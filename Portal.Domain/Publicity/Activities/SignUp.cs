using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>A sign-up as its own person sees it.</summary>
/// <param name="Turn">0 with a place; else how many sign-ups stand before this one, and itself.</param>
public sealed record OwnPlace(string ItemId, string Title, string Path, string Place, DateTime BeginsUtc, DateTime EndsUtc, int People, int Turn, int Came, string Name, bool HasMail, int LargestParty, ActivityState State, string Reason)
{
    public bool CanChange(DateTime utc) => State is ActivityState.Planned && EndsUtc > utc && Came == 0;
}

/// <summary>What somebody gets who signed up: the code is never seen again.</summary>
public sealed record SignedUp(PublicCode Code, OwnPlace Own);

/// <summary>
/// Signs somebody up: a place, or a turn among those who wait. Refusals: those of the fields, <c>ActivityNotOpen</c>, <c>ActivityTwice</c> (the contact has signed up already),
/// <c>LostRace</c> (to be sent again).
/// </summary>
[OpenToAnyone("Anybody may sign up for an activity, without an account.")]
public sealed record SignUpForActivity(string ItemId, SignUpForm Form) : IAct<SignedUp>;

internal sealed class SignUpForActivityHandler(IPortalDb db, ActivityRoom room, ActivityTags tags, IContactSeal seal, ICityPlaces districts)
    : IRequestHandler<SignUpForActivity, Outcome<SignedUp>>
{
    public async Task<Outcome<SignedUp>> Handle(SignUpForActivity request, CancellationToken cancellationToken)
    {
        var opened = await room.OpenAsync(request.ItemId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<SignedUp>.Refused(opened.Refusals);
        }

        // Whether the door is open is asked again: only now is the record locked.
        var read = await SignUpReading.ReadAsync(room, districts, request.ItemId, request.Form, cancellationToken);
        if (read.IsRefused)
        {
            return Outcome<SignedUp>.Refused(read.Refusals);
        }

        var (record, (contact, district, people)) = (opened.Value, read.Value);
        var known = new SignUpTags(tags.OfContact(record.ItemId, contact.Phone), tags.OfContact(record.ItemId, contact.Mail));
        if (await FindTwiceAsync(record.ItemId, known, cancellationToken) is { } twice)
        {
            return twice;
        }

        var (id, code) = (Guid.CreateVersion7(), PublicCode.Create());
        var turn = record.Admit(people);
        var signUp = new ActivitySignUp(
            id, record.ItemId, tags.OfCode(code), known, seal.SealContact(id, contact), district, people, turn, room.Today, ActivityRoom.ErasedOn(record.EndsUtc));
        db.ActivitySignUps.Add(signUp);
        room.Tell(turn == 0 ? ActivityLetter.SignedUp : ActivityLetter.Waits, signUp, record, code);
        await db.SaveChangesAsync(cancellationToken);
        return new SignedUp(code, await OwnPlaces.OfAsync(db, room, signUp, record, contact, cancellationToken));
    }

    private async Task<Refusal?> FindTwiceAsync(string itemId, SignUpTags known, CancellationToken cancellationToken)
    {
        var (phone, mail) = (known.Phone, known.Mail);
        if (phone is not null && await db.ActivitySignUps.AnyAsync(s => s.ItemId == itemId && s.PhoneTag == phone, cancellationToken))
        {
            return new Refusal("ActivityTwice", "Phone");
        }

        return mail is not null && await db.ActivitySignUps.AnyAsync(s => s.ItemId == itemId && s.MailTag == mail, cancellationToken) ? new Refusal("ActivityTwice", "Mail") : null;
    }
}

/// <summary>Reads the form against the activity as it stands.</summary>
internal static class SignUpReading
{
    public static async Task<Outcome<ReadSignUpForm>> ReadAsync(
        ActivityRoom room, ICityPlaces districts, string itemId, SignUpForm form, CancellationToken cancellationToken)
    {
        if (await room.LineAsync(itemId, cancellationToken) is not { Plan: { } plan })
        {
            return new Refusal("NotThere");
        }

        var standing = ActivityStanding.Of(plan, await room.PeekAsync(itemId, cancellationToken), room.Now);
        return !standing.TakesSignUps || plan.SignUp is not { } signUp
            ? new Refusal("ActivityNotOpen")
            : ContactRules.Read(form, signUp, await districts.DistrictsAsync(cancellationToken));
    }
}
