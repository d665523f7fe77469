using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>An activity as somebody sees it who wants to come.</summary>
public sealed record ActivityView(PublicLine Line, ActivityPlan Plan, ActivityStanding Standing, IReadOnlyList<CityPlace> Districts, bool MailsAreSent);

/// <summary>An activity and how it stands; nothing where there is none published.</summary>
[OpenToAnyone("Activities are announced to everybody, and how many places are left with them.")]
public sealed record ReadActivity(string ItemId) : IQuery<ActivityView?>;

internal sealed class ReadActivityHandler(ActivityRoom room, ICityPlaces districts, IActivityLetters letters) : IRequestHandler<ReadActivity, Outcome<ActivityView?>>
{
    public async Task<Outcome<ActivityView?>> Handle(ReadActivity request, CancellationToken cancellationToken)
    {
        if (await room.LineAsync(request.ItemId, cancellationToken) is not { Plan: { } plan } line)
        {
            return Outcome<ActivityView?>.Done(null);
        }

        var record = await room.PeekAsync(request.ItemId, cancellationToken);
        return new ActivityView(line, plan, ActivityStanding.Of(plan, record, room.Now), await districts.DistrictsAsync(cancellationToken), letters.AreSent);
    }
}

/// <summary>How activities stand, by their ids; those without a plan are left out.</summary>
[OpenToAnyone("How an announced activity stands is public.")]
public sealed record ReadStandings(IReadOnlyList<PublicLine> Lines) : IQuery<IReadOnlyDictionary<string, ActivityStanding>>;

internal sealed class ReadStandingsHandler(ActivityStandings standings) : IRequestHandler<ReadStandings, Outcome<IReadOnlyDictionary<string, ActivityStanding>>>
{
    public async Task<Outcome<IReadOnlyDictionary<string, ActivityStanding>>> Handle(ReadStandings request, CancellationToken cancellationToken) =>
        Outcome<IReadOnlyDictionary<string, ActivityStanding>>.Done(await standings.OfAsync(request.Lines, cancellationToken));
}
