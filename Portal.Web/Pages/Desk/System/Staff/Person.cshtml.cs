using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Setup.Staff;

/// <summary>One member of staff, and what the security administrator does about the appointment.</summary>
[NeedsFreshProof]
internal sealed class PersonModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string UserName { get; set; } = "";

    /// <summary>The act that has just been done.</summary>
    [BindProperty(SupportsGet = true)]
    public StaffAct? Done { get; set; }

    [BindProperty]
    public Guid KeyId { get; set; }

    [BindProperty(Name = "Roles")]
    public IReadOnlyList<StaffRoles> Ticked { get; set; } = [];

    [BindProperty]
    public Guid? DepartmentId { get; set; }

    public StaffPerson Person { get; private set; } = null!;

    public StaffAct? Refused { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostAcceptKeyAsync(CancellationToken cancellationToken) =>
        DoAsync(StaffAct.AcceptKey, new AcceptStaffKey(KeyId, UserName), cancellationToken);

    public Task<IActionResult> OnPostEndSessionsAsync(CancellationToken cancellationToken) =>
        DoAsync(StaffAct.EndSessions, new EndSessions(UserName), cancellationToken);

    public Task<IActionResult> OnPostRenewAsync(CancellationToken cancellationToken) =>
        DoAsync(StaffAct.Renew, new RenewAppointment(UserName, StaffRoleWords.Joined(Ticked), DepartmentId), cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        DoAsync(StaffAct.Remove, new RemoveStaff(UserName), cancellationToken);

    private async Task<IActionResult> DoAsync(StaffAct act, IRequest<Outcome<Nothing>> request, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(request, cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect($"~/desk/staff/person/{Uri.EscapeDataString(UserName)}?done={act}");
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Refused = act;
        Errors = words.Errors(outcome.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadStaff(UserName), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        Person = read.Value;
        if (Refused != StaffAct.Renew)
        {
            (Ticked, DepartmentId) = ([.. StaffRoleWords.All.Where(role => Person.Row.Roles.HasFlag(role))], Person.Row.DepartmentId);
        }

        return Page();
    }
}
