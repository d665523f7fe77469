using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;
using Portal.Web.Pipeline.Accounts;

namespace Portal.Web.Pages.Desk.Account;

/// <summary>One's own account at the desk: post, key, second factor, sessions, and the keys of one's department.</summary>
internal sealed class IndexModel(IMediator mediator, IStaffDoor door) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public ColleaguesView Colleagues { get; private set; } = new("", [], []);

    public Colleague Me => Colleagues.People[0];

    public SecondFactorView SecondFactor { get; private set; } = new(false, false, 0);

    public IReadOnlyList<OwnSession> Sessions { get; private set; } = [];

    public static IEnumerable<StaffRoles> RolesOf(Colleague colleague) =>
        Enum.GetValues<StaffRoles>().Where(role => role != StaffRoles.None && colleague.Roles.HasFlag(role));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadColleagues(), cancellationToken);
        if (read.IsRefused)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Colleagues = read.Value;
        SecondFactor = await door.ReadSecondFactorAsync(cancellationToken);
        Sessions = await door.ReadSessionsAsync(cancellationToken);
        return Page();
    }
}
