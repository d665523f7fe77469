using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Web.Pages.Publicity;

/// <summary>
/// What every public form of this room carries: its ticket and the human check. Whoever passed the check and slipped in a field is not asked again; a form that was
/// sent is worth nothing any more.
/// </summary>
internal sealed class PublicForm(IHumanCheck check, FormTickets tickets, ISpentChallenges spent, IHttpContextAccessor accessor)
{
    public const string TicketField = "ticket";

    private string _place = "";
    private FormTicket _ticket = null!;
    private HumanAnswer? _answer;

    /// <summary>For the hidden field. A page that holds it is nobody else's: a cache between would give one ticket to many.</summary>
    public string Ticket
    {
        get
        {
            if (accessor.HttpContext is { Response: { HasStarted: false } response })
            {
                response.Headers.CacheControl = "no-store";
            }

            return tickets.Write(_ticket);
        }
    }

    /// <summary>What the form asks; null once the check was passed.</summary>
    public HumanChallenge? Human { get; private set; }

    /// <summary>A fresh form.</summary>
    public async Task BeginAsync(string place, CancellationToken cancellationToken)
    {
        (_place, _ticket) = (place, tickets.Begin(place));
        Human = await check.IssueAsync(HumanPlace.Report, null, cancellationToken);
    }

    /// <summary>A form without the check, for what costs nobody anything.</summary>
    public void BeginPlain(string place) => (_place, _ticket) = (place, tickets.Begin(place, humanPassed: true));

    /// <summary>Reads ticket and check of what was sent. Empty when the request may be acted on, once.</summary>
    public async Task<IReadOnlyList<Refusal>> ReceiveAsync(HttpRequest request, string place, CancellationToken cancellationToken)
    {
        var fields = await request.ReadFormAsync(cancellationToken);
        _place = place;
        var state = tickets.Read(fields[TicketField].ToString(), place, out var ticket);
        if (state is not FormTicketState.Valid || ticket is null)
        {
            _ticket = tickets.Begin(place);
            return [new Refusal(state is FormTicketState.Expired ? "FormExpired" : "FormForged")];
        }

        _ticket = ticket;
        if (!ticket.HumanPassed)
        {
            _answer = new HumanAnswer(HumanFields.Names.ToDictionary(name => name, name => fields[name].ToString(), StringComparer.Ordinal));
            var passed = await check.VerifyAsync(_answer, HumanPlace.Report, cancellationToken);
            if (passed.IsRefused)
            {
                return passed.Refusals;
            }
        }

        // Spent now, whatever comes of it: the same form sent twice must not act twice.
        var isFirst = await spent.TrySpendAsync("form " + ticket.Id.ToString("N"), ticket.ExpiresAt, cancellationToken);
        _ticket = tickets.Begin(place, humanPassed: isFirst);
        return isFirst ? [] : [new Refusal("FormSpent")];
    }

    /// <summary>Makes the form ready to be shown again.</summary>
    public async Task AgainAsync(CancellationToken cancellationToken)
    {
        if (!_ticket.HumanPassed)
        {
            Human = await check.IssueAsync(HumanPlace.Report, _answer, cancellationToken);
        }
    }
}
