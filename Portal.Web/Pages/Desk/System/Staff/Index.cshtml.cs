using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Setup.Staff;

/// <summary>The staff, and the form that proposes one more.</summary>
internal sealed class IndexModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public StaffListQuery Query { get; set; } = new();

    /// <summary>Whose appointment has just been proposed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Proposed { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty(Name = "Roles")]
    public IReadOnlyList<StaffRoles> Ticked { get; set; } = [];

    [BindProperty]
    public Guid? DepartmentId { get; set; }

    public StaffList List { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var request = new ProposeAppointment((UserName ?? "").Trim(), DisplayName ?? "", StaffRoleWords.Joined(Ticked), DepartmentId);
        var outcome = await mediator.Send(request, cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect("~/desk/staff?proposed=" + Uri.EscapeDataString(request.UserName));
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(outcome.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(Query.ToRequest(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        List = found.Value;
        return Page();
    }
}
