using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>An activity as the form shows it in which one says that one has come. Refused <c>NotThere</c> (the address is not ours), <c>CheckInShut</c>.</summary>
[OpenToAnyone("Whoever stands before the code on the wall may say that he has come.")]
public sealed record ReadCheckIn(string ItemId, string Signature) : IQuery<CheckInView>;

/// <summary>What stands above that form.</summary>
public sealed record CheckInView(string Title, string Place, DateTime BeginsUtc);

internal sealed class ReadCheckInHandler(ActivityRoom room, CheckInLinks links) : IRequestHandler<ReadCheckIn, Outcome<CheckInView>>
{
    public async Task<Outcome<CheckInView>> Handle(ReadCheckIn request, CancellationToken cancellationToken)
    {
        if (!links.IsOurs(request.ItemId, request.Signature) || await room.SeeAsync(request.ItemId, cancellationToken) is not { } record)
        {
            return new Refusal("NotThere");
        }

        return record.State is ActivityState.Planned && CheckInLinks.IsOpen(record.BeginsUtc, record.EndsUtc, room.Now)
            ? new CheckInView(record.Title, record.Place, record.BeginsUtc)
            : new Refusal("CheckInShut");
    }
}

/// <summary>
/// Says that one has come, by the code, or by the telephone number or address that one signed up with. Refusals: <c>NotThere</c>, <c>CheckInShut</c>, <c>CheckInUnknown</c>,
/// <c>CheckInWaits</c>.
/// </summary>
/// <param name="Typed">Any of the three.</param>
[OpenToAnyone("Whoever stands before the code on the wall may say that he has come.")]
public sealed record CheckInOneself(string ItemId, string Signature, string Typed) : IAct<int>;

internal sealed class CheckInOneselfHandler(IPortalDb db, ActivityRoom room, ActivityTags tags, CheckInLinks links) : IRequestHandler<CheckInOneself, Outcome<int>>
{
    public async Task<Outcome<int>> Handle(CheckInOneself request, CancellationToken cancellationToken)
    {
        if (!links.IsOurs(request.ItemId, request.Signature))
        {
            return new Refusal("NotThere");
        }

        var opened = await room.OpenAsync(request.ItemId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<int>.Refused(opened.Refusals);
        }

        var record = opened.Value;
        if (record.State is not ActivityState.Planned || !CheckInLinks.IsOpen(record.BeginsUtc, record.EndsUtc, room.Now))
        {
            return new Refusal("CheckInShut");
        }

        return await CheckIns.ArriveAsync(db, tags, record, request.Typed, cancellationToken);
    }
}

/// <summary>The same at the desk, typed for somebody who stands there. Refusals: <c>CheckInUnknown</c>, <c>CheckInWaits</c>, <c>ActivityEnded</c>.</summary>
[Requires(Permission.RunActivities)]
public sealed record CheckInSomebody(string ItemId, string Typed) : IAct<int>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class CheckInSomebodyHandler(IPortalDb db, ActivityRoom room, ActivityTags tags) : IRequestHandler<CheckInSomebody, Outcome<int>>
{
    public async Task<Outcome<int>> Handle(CheckInSomebody request, CancellationToken cancellationToken)
    {
        var opened = await CheckIns.OpenAsync(room, request.ItemId, cancellationToken);
        return opened.IsRefused ? Outcome<int>.Refused(opened.Refusals) : await CheckIns.ArriveAsync(db, tags, opened.Value, request.Typed, cancellationToken);
    }
}

/// <summary>How many of one sign-up came.</summary>
public sealed record Arrival(Guid SignUpId, int People);

/// <summary>
/// Writes down who came and how many came without having signed up: the whole list as it was ticked. Who waits and came nevertheless is counted too. Refusals:
/// <c>ActivityEnded</c>, <c>ActivityWalkIns</c>.
/// </summary>
[Requires(Permission.RunActivities)]
public sealed record CountArrivals(string ItemId, IReadOnlyList<Arrival> Arrivals, int? WalkIns) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class CountArrivalsHandler(IPortalDb db, ActivityRoom room) : IRequestHandler<CountArrivals, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(CountArrivals request, CancellationToken cancellationToken)
    {
        if (request.WalkIns is not (>= 0 and <= ActivityRecord.MostPeople))
        {
            return new Refusal("ActivityWalkIns", nameof(request.WalkIns));
        }

        var opened = await CheckIns.OpenAsync(room, request.ItemId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        var record = opened.Value;
        var signUps = await db.ActivitySignUps.Where(s => s.ItemId == request.ItemId).ToDictionaryAsync(s => s.Id, cancellationToken);
        foreach (var arrival in request.Arrivals)
        {
            if (signUps.TryGetValue(arrival.SignUpId, out var signUp))
            {
                CheckIns.Arrive(record, signUp, Math.Clamp(arrival.People, 0, ActivityRecord.MostPeople));
            }
        }

        record.CountWalkIns(request.WalkIns.GetValueOrDefault());
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}

/// <summary>What all ways of coming share.</summary>
internal static class CheckIns
{
    public static async Task<Outcome<ActivityRecord>> OpenAsync(ActivityRoom room, string itemId, CancellationToken cancellationToken)
    {
        var opened = await room.OpenForStaffAsync(itemId, cancellationToken);
        return opened.IsRefused || opened.Value.State is ActivityState.Planned ? opened : new Refusal("ActivityEnded");
    }

    public static async Task<Outcome<int>> ArriveAsync(IPortalDb db, ActivityTags tags, ActivityRecord record, string typed, CancellationToken cancellationToken)
    {
        var itemId = record.ItemId;
        ActivitySignUp? signUp = null;
        if (PublicCode.TryParse(typed, out var code))
        {
            var tag = tags.OfCode(code);
            signUp = await db.ActivitySignUps.SingleOrDefaultAsync(s => s.ItemId == itemId && s.CodeTag == tag, cancellationToken);
        }

        if (signUp is null && ContactRules.IsPhone(typed.Trim()))
        {
            var tag = tags.OfContact(itemId, ContactRules.Phone(typed));
            signUp = await db.ActivitySignUps.SingleOrDefaultAsync(s => s.ItemId == itemId && s.PhoneTag == tag, cancellationToken);
        }

        if (signUp is null && ContactRules.IsMail(typed))
        {
            var tag = tags.OfContact(itemId, ContactRules.Mail(typed));
            signUp = await db.ActivitySignUps.SingleOrDefaultAsync(s => s.ItemId == itemId && s.MailTag == tag, cancellationToken);
        }

        if (signUp is null)
        {
            return new Refusal("CheckInUnknown", "Typed");
        }

        if (signUp.Waits)
        {
            return new Refusal("CheckInWaits", "Typed");
        }

        if (signUp.Came == 0)
        {
            Arrive(record, signUp, signUp.People);
        }

        await db.SaveChangesAsync(cancellationToken);
        return signUp.Came;
    }

    public static void Arrive(ActivityRecord record, ActivitySignUp signUp, int people)
    {
        record.Arrive(signUp.Came, people);
        signUp.Arrive(people);
    }
}
