using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Setup;

/// <summary>The routing table: industry and district to department. A cell is a link that puts it into the form.</summary>
internal sealed class RoutingModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Industry? Industry { get; set; }

    /// <summary>Empty for every district without a line of its own.</summary>
    [BindProperty(SupportsGet = true)]
    public string? DistrictCode { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    [BindProperty]
    public Guid? DepartmentId { get; set; }

    public RoutingTable Table { get; private set; } = new([], [], [], []);

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    /// <summary>The department of one cell, or null when the cell has no line of its own.</summary>
    public RouteTarget? At(Industry industry, string districtCode) =>
        Table.Routes.SingleOrDefault(r => r.Industry == industry && r.DistrictCode == districtCode) is { } route
            ? Table.Departments.SingleOrDefault(d => d.Id == route.DepartmentId)
            : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        DepartmentId = Industry is { } industry ? At(industry, DistrictCode ?? "")?.Id : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new SetRoute(Industry, DistrictCode ?? "", DepartmentId), cancellationToken);
        if (!outcome.IsRefused)
        {
            return LocalRedirect("~/desk/system/routing?saved=true");
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(outcome.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ReadAsync(cancellationToken) ?? Page();
    }

    private async Task<IActionResult?> ReadAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadRouting(), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        Table = read.Value;
        return null;
    }
}
