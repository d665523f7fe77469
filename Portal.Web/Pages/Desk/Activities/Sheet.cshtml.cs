using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Pages.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Desk.Activities;

/// <summary>The sheet for the door: a code to photograph, and a list to tick. Names and the last digits of numbers, no more: it lies on a table.</summary>
internal sealed class SheetModel(IMediator mediator, IShareCode codes, IOptions<SiteIdentity> identity) : PageModel
{
    /// <summary>Room for those who come without having signed up.</summary>
    public const int EmptyRows = 12;

    private const int Shown = 4;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public DeskActivity View { get; private set; } = null!;

    public IReadOnlyList<AttendeeRow> Rows { get; private set; } = [];

    public ShareCode Code { get; private set; } = null!;

    public static string LastDigits(string phone) => phone.Length > Shown ? "…" + phone[^Shown..] : phone;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadDeskActivity(Id), cancellationToken);
        var people = read.IsRefused ? null : await mediator.Send(new ReadAttendees(Id), cancellationToken);
        if (people is null or { IsRefused: true })
        {
            return this.BareError((people?.Refusals ?? read.Refusals)[0]) ?? StatusCode(StatusCodes.Status403Forbidden);
        }

        (View, Rows) = (read.Value, [.. people.Value.Where(row => row.Turn == 0)]);
        Code = codes.Draw(new Uri(identity.At($"activities/{Id}/check-in"), "?k=" + Uri.EscapeDataString(View.CheckInSignature)));
        return Page();
    }
}
