using MediatR;
using Portal.Domain.Kernel;

namespace Portal.Web.Pages.Intake;

/// <summary>Sends the acts of a draft that the same person may send twice at once, by a doubled click or two files.</summary>
internal static class DraftRaces
{
    private const int MostAgain = 3;

    /// <summary>Sends an act again when another request of the same draft came first: that one has made the draft's row by now.</summary>
    public static async Task<Outcome<T>> SendPastRaceAsync<T>(this IMediator mediator, IAct<T> act, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(act, cancellationToken);
        for (var again = 0; again < MostAgain && outcome.Refusals is [{ Code: "LostRace" }]; again++)
        {
            outcome = await mediator.Send(act, cancellationToken);
        }

        return outcome;
    }
}
