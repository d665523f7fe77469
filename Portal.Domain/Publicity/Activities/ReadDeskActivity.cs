using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>Somebody who signed up, as staff read it.</summary>
/// <param name="Turn">0 with a place.</param>
public sealed record AttendeeRow(Guid Id, SignUpContact Contact, string DistrictCode, int People, int Turn, int Came, DateOnly SignedOn);

/// <summary>One activity at the desk, without who signed up.</summary>
/// <param name="Line">Null when it is not published any more.</param>
/// <param name="RequiresReview">The report is read by a second person before the public reads it.</param>
/// <param name="CheckInSignature">For the address behind the code on the wall.</param>
public sealed record DeskActivity(
    ActivityRecord Record, PublicLine? Line, ActivityStanding? Standing, string Column, string District, bool RequiresReview, bool MayShow, string CheckInSignature, DateTime NowUtc);

/// <summary>One activity. Refusals: <c>NotThere</c>, <c>ContentOutOfReach</c>.</summary>
[Requires(Permission.RunActivities)]
[Routine]
public sealed record ReadDeskActivity(string ItemId) : IQuery<DeskActivity>;

internal sealed class ReadDeskActivityHandler(ActivityRoom room, IPublicContent content, ICityPlaces districts, IContentDesk desk, CheckInLinks links, IActor actor)
    : IRequestHandler<ReadDeskActivity, Outcome<DeskActivity>>
{
    public async Task<Outcome<DeskActivity>> Handle(ReadDeskActivity request, CancellationToken cancellationToken)
    {
        if (await room.SeeAsync(request.ItemId, cancellationToken) is not { } record)
        {
            return new Refusal("NotThere");
        }

        var line = await room.LineAsync(request.ItemId, cancellationToken);
        if (!await room.IsInReachAsync(record.ColumnId, cancellationToken))
        {
            return new Refusal("ContentOutOfReach");
        }

        var reviewed = (await desk.ColumnsAsync(cancellationToken)).Any(column => column.Id == record.ColumnId && column.RequiresReview);
        return new DeskActivity(
            record, line, line?.Plan is { } plan ? ActivityStanding.Of(plan, record, room.Now) : null,
            (await content.ColumnsAsync(cancellationToken)).FirstOrDefault(column => column.Id == record.ColumnId)?.Name ?? "",
            (await districts.DistrictsAsync(cancellationToken)).FirstOrDefault(district => district.Code == record.DistrictCode)?.Name ?? record.DistrictCode,
            reviewed, !reviewed || record.ClosedBy != actor.StaffId, links.Sign(record.ItemId), room.Now);
    }
}

/// <summary>Who signed up, with how to reach them. On record each time. Refusals: <c>NotThere</c>, <c>ContentOutOfReach</c>.</summary>
[Requires(Permission.RunActivities)]
public sealed record ReadAttendees(string ItemId) : IQuery<IReadOnlyList<AttendeeRow>>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class ReadAttendeesHandler(IPortalDb db, ActivityRoom room, IContactSeal seal) : IRequestHandler<ReadAttendees, Outcome<IReadOnlyList<AttendeeRow>>>
{
    public async Task<Outcome<IReadOnlyList<AttendeeRow>>> Handle(ReadAttendees request, CancellationToken cancellationToken)
    {
        if (await room.SeeAsync(request.ItemId, cancellationToken) is not { } record)
        {
            return new Refusal("NotThere");
        }

        if (!await room.IsInReachAsync(record.ColumnId, cancellationToken))
        {
            return new Refusal("ContentOutOfReach");
        }

        var signUps = await db.ActivitySignUps.AsNoTracking().Where(s => s.ItemId == request.ItemId).ToListAsync(cancellationToken);
        var unknown = new SignUpContact("", "", "", "");
        return Outcome<IReadOnlyList<AttendeeRow>>.Done(
        [
            .. signUps.Select(s => new AttendeeRow(s.Id, seal.OpenContact(s.Id, s.SealedContact) ?? unknown, s.DistrictCode, s.People, s.Turn, s.Came, s.SignedOn))
                .OrderBy(row => row.Turn).ThenBy(row => row.Contact.Name, StringComparer.Ordinal).ThenBy(row => row.Id),
        ]);
    }
}

/// <summary>Takes somebody off the list who said so by telephone; who waits moves up. Refusals: <c>NotThere</c>, <c>ContentOutOfReach</c>, <c>ActivityEnded</c>.</summary>
[Requires(Permission.RunActivities)]
public sealed record RemoveSignUp(string ItemId, Guid SignUpId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class RemoveSignUpHandler(IPortalDb db, ActivityRoom room) : IRequestHandler<RemoveSignUp, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(RemoveSignUp request, CancellationToken cancellationToken)
    {
        var opened = await CheckIns.OpenAsync(room, request.ItemId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        if (await db.ActivitySignUps.SingleOrDefaultAsync(s => s.Id == request.SignUpId && s.ItemId == request.ItemId, cancellationToken) is not { } signUp)
        {
            return new Refusal("NotThere");
        }

        var record = opened.Value;
        CheckIns.Arrive(record, signUp, 0);
        record.Release(signUp.People, signUp.Waits);
        room.Tell(ActivityLetter.GivenUp, signUp, record);
        db.ActivitySignUps.Remove(signUp);
        await db.SaveChangesAsync(cancellationToken);
        await room.FillAsync(record, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
