using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Setup;

/// <summary>The security administrator's word on who receives reports: lines of the routing table and the place of the duty desk.</summary>
[NeedsFreshProof]
internal sealed class AssignmentsModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    [BindProperty]
    public Industry Industry { get; set; }

    [BindProperty]
    public string? DistrictCode { get; set; }

    [BindProperty]
    public Guid? DepartmentId { get; set; }

    [BindProperty]
    public bool Agreed { get; set; }

    public Assignments Waiting { get; private set; } = new([], []);

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostRouteAsync(CancellationToken cancellationToken) => DecideAsync(
        Agreed ? new ConfirmRoute(Industry, DistrictCode ?? "", DepartmentId) : new DeclineRoute(Industry, DistrictCode ?? ""), cancellationToken);

    public Task<IActionResult> OnPostDeskAsync(CancellationToken cancellationToken) => DecideAsync(
        Agreed ? new ConfirmDutyDesk(DepartmentId.GetValueOrDefault()) : new DeclineDutyDesk(DepartmentId.GetValueOrDefault()), cancellationToken);

    private async Task<IActionResult> DecideAsync(IRequest<Outcome<Nothing>> request, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(request, cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect("~/desk/system/assignments?saved=true");
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors([outcome.Refusals[0] with { Field = "" }]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindAssignments(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        Waiting = found.Value;
        return Page();
    }
}
