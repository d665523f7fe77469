using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>One's own place, by the code. Refused <c>PublicCode</c>.</summary>
[OpenToAnyone("The code is all that one has: there are no accounts here.")]
public sealed record ReadOwnPlace(PublicCode Code) : IQuery<OwnPlace>;

internal sealed class ReadOwnPlaceHandler(IPortalDb db, ActivityRoom room, ActivityTags tags, IContactSeal seal) : IRequestHandler<ReadOwnPlace, Outcome<OwnPlace>>
{
    public async Task<Outcome<OwnPlace>> Handle(ReadOwnPlace request, CancellationToken cancellationToken)
    {
        var tag = tags.OfCode(request.Code);
        if (await db.ActivitySignUps.AsNoTracking().SingleOrDefaultAsync(s => s.CodeTag == tag, cancellationToken) is not { } signUp
            || await room.PeekAsync(signUp.ItemId, cancellationToken) is not { } record)
        {
            return new Refusal("ActivityCode", "Code");
        }

        return await OwnPlaces.OfAsync(db, room, signUp, record, seal.OpenContact(signUp.Id, signUp.SealedContact), cancellationToken);
    }
}

/// <summary>Brings another number of people. Refusals: <c>PublicCode</c>, <c>ActivityPeople</c>, <c>ActivityFull</c>, <c>ActivityEnded</c>.</summary>
[OpenToAnyone("The code is all that one has: there are no accounts here.")]
public sealed record ChangeOwnPlace(PublicCode Code, string People) : IAct<OwnPlace>;

internal sealed class ChangeOwnPlaceHandler(IPortalDb db, ActivityRoom room, ActivityTags tags, IContactSeal seal) : IRequestHandler<ChangeOwnPlace, Outcome<OwnPlace>>
{
    public async Task<Outcome<OwnPlace>> Handle(ChangeOwnPlace request, CancellationToken cancellationToken)
    {
        var found = await OwnPlaces.OpenAsync(db, room, tags.OfCode(request.Code), cancellationToken);
        if (found.IsRefused)
        {
            return Outcome<OwnPlace>.Refused(found.Refusals);
        }

        var (signUp, record) = found.Value;
        var most = await OwnPlaces.LargestAsync(room, record.ItemId, cancellationToken);
        if (ContactRules.People(request.People) is not { } people || people > most)
        {
            return new Refusal("ActivityPeople", "People", most);
        }

        var before = signUp.People;
        var changed = record.Change(before, people, signUp.Waits);
        if (changed.IsRefused)
        {
            return Outcome<OwnPlace>.Refused(changed.Refusals);
        }

        signUp.Bring(people);
        if (people != before)
        {
            room.Tell(ActivityLetter.Changed, signUp, record);
        }

        await room.FillAsync(record, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return await OwnPlaces.OfAsync(db, room, signUp, record, seal.OpenContact(signUp.Id, signUp.SealedContact), cancellationToken);
    }
}

/// <summary>Gives one's place up, for somebody who waits. Everything that was known of the sign-up goes at once. Refusals: <c>PublicCode</c>, <c>ActivityEnded</c>.</summary>
[OpenToAnyone("The code is all that one has: there are no accounts here.")]
public sealed record GiveUpOwnPlace(PublicCode Code) : IAct<string>;

internal sealed class GiveUpOwnPlaceHandler(IPortalDb db, ActivityRoom room, ActivityTags tags) : IRequestHandler<GiveUpOwnPlace, Outcome<string>>
{
    public async Task<Outcome<string>> Handle(GiveUpOwnPlace request, CancellationToken cancellationToken)
    {
        var found = await OwnPlaces.OpenAsync(db, room, tags.OfCode(request.Code), cancellationToken);
        if (found.IsRefused)
        {
            return Outcome<string>.Refused(found.Refusals);
        }

        var (signUp, record) = found.Value;
        record.Release(signUp.People, signUp.Waits);
        room.Tell(ActivityLetter.GivenUp, signUp, record);
        db.ActivitySignUps.Remove(signUp);

        // Gone before the next in turn is looked for: it may have waited itself.
        await db.SaveChangesAsync(cancellationToken);
        await room.FillAsync(record, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return record.Title;
    }
}

/// <summary>What the acts on one's own place share.</summary>
internal static class OwnPlaces
{
    /// <summary>A sign-up with its record, locked. Refused <c>PublicCode</c> or, when it is over, cancelled or one has come, <c>ActivityEnded</c>.</summary>
    public static async Task<Outcome<(ActivitySignUp SignUp, ActivityRecord Record)>> OpenAsync(IPortalDb db, ActivityRoom room, byte[] tag, CancellationToken cancellationToken)
    {
        var itemId = await db.ActivitySignUps.AsNoTracking().Where(s => s.CodeTag == tag).Select(s => s.ItemId).SingleOrDefaultAsync(cancellationToken);
        if (itemId is null)
        {
            return new Refusal("ActivityCode", "Code");
        }

        var opened = await room.OpenAsync(itemId, cancellationToken);

        // Read behind the lock: a place given up a moment ago is gone by now, and one that waited may have moved up.
        if (opened.IsRefused || await db.ActivitySignUps.SingleOrDefaultAsync(s => s.CodeTag == tag, cancellationToken) is not { } signUp)
        {
            return new Refusal("ActivityCode", "Code");
        }

        return opened.Value.State is not ActivityState.Planned || opened.Value.EndsUtc <= room.Now || signUp.Came > 0 ? new Refusal("ActivityEnded") : (signUp, opened.Value);
    }

    public static async Task<int> LargestAsync(ActivityRoom room, string itemId, CancellationToken cancellationToken) =>
        (await room.LineAsync(itemId, cancellationToken))?.Plan?.SignUp?.LargestParty ?? SignUpPlan.UsualParty;

    public static async Task<OwnPlace> OfAsync(
        IPortalDb db, ActivityRoom room, ActivitySignUp signUp, ActivityRecord record, SignUpContact? contact, CancellationToken cancellationToken)
    {
        var (itemId, own) = (signUp.ItemId, signUp.Turn);
        var turn = own == 0 ? 0 : 1 + await db.ActivitySignUps.CountAsync(s => s.ItemId == itemId && s.Turn > 0 && s.Turn < own, cancellationToken);
        return new OwnPlace(
            itemId, record.Title, record.Path, record.Place, record.BeginsUtc, record.EndsUtc, signUp.People, turn, signUp.Came, contact?.Name ?? "", contact is { Mail.Length: > 0 },
            await LargestAsync(room, itemId, cancellationToken), record.State, record.Reason);
    }
}
