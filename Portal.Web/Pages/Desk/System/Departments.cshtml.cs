using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Setup;

/// <summary>The departments and the duty desk. One form adds, or changes the one that was chosen in the list.</summary>
internal sealed class DepartmentsModel(IMediator mediator, SiteText words) : PageModel
{
    /// <summary>The department in the form; none for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Telephone { get; set; }

    [BindProperty]
    public bool IsDutyDesk { get; set; }

    [BindProperty]
    public bool IsActive { get; set; }

    public IReadOnlyList<DepartmentRow> Departments { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await ListAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        IsActive = true;
        if (Departments.SingleOrDefault(d => d.Id == Id) is { } chosen)
        {
            (Name, Telephone, IsDutyDesk, IsActive) = (chosen.Name, chosen.Telephone, chosen.IsDutyDesk || chosen.DutyProposed, chosen.IsActive);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new SaveDepartment(Id, Name ?? "", Telephone ?? "", IsDutyDesk, IsActive), cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect("~/desk/system/departments?saved=true");
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(outcome.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ListAsync(cancellationToken) ?? Page();
    }

    private async Task<IActionResult?> ListAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindDepartments(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        Departments = found.Value;
        return null;
    }
}
