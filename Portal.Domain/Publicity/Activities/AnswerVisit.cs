using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>Requests for a visit as the list shows them: no contact.</summary>
public sealed record VisitList(IReadOnlyList<VisitRequest> Rows, int Found, int Page, int Pages, int Waiting, IReadOnlyList<CityPlace> Districts);

/// <summary>Requests, the longest waiting first, within the columns that the person works in.</summary>
/// <param name="State">Null: those being dealt with.</param>
[Requires(Permission.RunActivities)]
[Routine]
public sealed record FindVisits(VisitState? State, VisitHost? Host, string District, int Page = 1) : IQuery<VisitList>
{
    public const int PageSize = 20;
}

internal sealed class FindVisitsHandler(IPortalDb db, VisitReach reach, ICityPlaces districts) : IRequestHandler<FindVisits, Outcome<VisitList>>
{
    public async Task<Outcome<VisitList>> Handle(FindVisits request, CancellationToken cancellationToken)
    {
        var hosts = await reach.HostsAsync(cancellationToken);
        var all = db.VisitRequests.AsNoTracking().Where(v => hosts.Contains(v.Host));
        var found = request.State is { } state ? all.Where(v => v.State == state) : all.Where(v => v.State == VisitState.Received || v.State == VisitState.Agreed);
        if (request.Host is { } host)
        {
            found = found.Where(v => v.Host == host);
        }

        if (request.District.Length > 0)
        {
            found = found.Where(v => v.DistrictCode == request.District);
        }

        var count = await found.CountAsync(cancellationToken);
        var pages = Math.Max(1, (count + FindVisits.PageSize - 1) / FindVisits.PageSize);
        var page = Math.Clamp(request.Page, 1, pages);
        return new VisitList(
            await found.OrderBy(v => v.State).ThenBy(v => v.ReceivedOn).ThenBy(v => v.Id).Skip((page - 1) * FindVisits.PageSize).Take(FindVisits.PageSize).ToListAsync(cancellationToken),
            count, page, pages, await all.CountAsync(v => v.State == VisitState.Received, cancellationToken), await districts.DistrictsAsync(cancellationToken));
    }
}

/// <summary>One request with who asked; null once that is erased.</summary>
public sealed record VisitView(VisitRequest Visit, SignUpContact? Contact, string District, DateTime NowUtc);

/// <summary>One request. On record each time. Refused <c>NotThere</c>.</summary>
[Requires(Permission.RunActivities)]
public sealed record ReadVisit(Guid Id) : IQuery<VisitView>, IConcerns
{
    public string AuditTarget => Id.ToString("N");
}

internal sealed class ReadVisitHandler(IPortalDb db, VisitReach reach, IContactSeal seal, ICityPlaces districts, TimeProvider time) : IRequestHandler<ReadVisit, Outcome<VisitView>>
{
    public async Task<Outcome<VisitView>> Handle(ReadVisit request, CancellationToken cancellationToken)
    {
        var hosts = await reach.HostsAsync(cancellationToken);
        if (await db.VisitRequests.AsNoTracking().SingleOrDefaultAsync(v => v.Id == request.Id && hosts.Contains(v.Host), cancellationToken) is not { } visit)
        {
            return new Refusal("NotThere");
        }

        return new VisitView(
            visit, visit.SealedContact.Length == 0 ? null : seal.OpenContact(visit.Id, visit.SealedContact),
            (await districts.DistrictsAsync(cancellationToken)).FirstOrDefault(d => d.Code == visit.DistrictCode)?.Name ?? visit.DistrictCode, time.UtcNow());
    }
}

/// <summary>Sets a day for a visit, or another one. Refusals: <c>NotThere</c>, <c>VisitEnded</c>, <c>VisitDay</c>, <c>VisitAnswer</c>.</summary>
/// <param name="AgreedUtc">Null where what was typed is no moment.</param>
[Requires(Permission.RunActivities)]
public sealed record AgreeVisit(Guid Id, DateTime? AgreedUtc, string Answer) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => Id.ToString("N");
}

internal sealed class AgreeVisitHandler(VisitDesk visits) : IRequestHandler<AgreeVisit, Outcome<Nothing>>
{
    public Task<Outcome<Nothing>> Handle(AgreeVisit request, CancellationToken cancellationToken)
    {
        if (request.AgreedUtc is not { } day || day <= visits.Now)
        {
            return Task.FromResult<Outcome<Nothing>>(new Refusal("VisitDay", nameof(request.AgreedUtc)));
        }

        var answer = request.Answer.Trim();
        return answer.Length > VisitRequest.LongestAnswer
            ? Task.FromResult<Outcome<Nothing>>(new Refusal("VisitAnswer", nameof(request.Answer), VisitRequest.LongestAnswer))
            : visits.ActAsync(request.Id, ActivityLetter.VisitAgreed, visit => visit.Agree(day, answer, visits.Who, visits.Today), cancellationToken);
    }
}

/// <summary>Declines with a reason that whoever asked reads. Refusals: <c>NotThere</c>, <c>VisitEnded</c>, <c>ActivityReason</c>.</summary>
[Requires(Permission.RunActivities)]
public sealed record DeclineVisit(Guid Id, string Reason) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => Id.ToString("N");
}

internal sealed class DeclineVisitHandler(VisitDesk visits) : IRequestHandler<DeclineVisit, Outcome<Nothing>>
{
    public Task<Outcome<Nothing>> Handle(DeclineVisit request, CancellationToken cancellationToken)
    {
        var reason = request.Reason.Trim();
        return reason.Length is < 4 or > VisitRequest.LongestAnswer
            ? Task.FromResult<Outcome<Nothing>>(new Refusal("ActivityReason", nameof(request.Reason), 4, VisitRequest.LongestAnswer))
            : visits.ActAsync(request.Id, ActivityLetter.VisitDeclined, visit => visit.Decline(reason, visits.Who, visits.Today), cancellationToken);
    }
}

/// <summary>Writes down that the visit was held: from then on it counts among the activities of the year. Refusals: <c>VisitNotAgreed</c>, <c>VisitNotYet</c>, <c>ActivityReached</c>.</summary>
/// <param name="Title">What the activity is called in lists and workbooks; names nobody.</param>
[Requires(Permission.RunActivities)]
public sealed record FinishVisit(Guid Id, int? Reached, string Title) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => Id.ToString("N");
}

internal sealed class FinishVisitHandler(VisitDesk visits) : IRequestHandler<FinishVisit, Outcome<Nothing>>
{
    public Task<Outcome<Nothing>> Handle(FinishVisit request, CancellationToken cancellationToken) =>
        request.Reached is not (>= 0 and <= ActivityRecord.MostPeople)
            ? Task.FromResult<Outcome<Nothing>>(new Refusal("ActivityReached", nameof(request.Reached)))
            : visits.FinishAsync(request.Id, request.Reached.Value, request.Title, cancellationToken);
}
