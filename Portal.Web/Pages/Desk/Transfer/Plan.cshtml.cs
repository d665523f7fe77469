using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Transfer;

/// <summary>An uploaded recipe: what it would do, then what it did.</summary>
[NeedsFreshProof]
internal sealed class PlanModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Again { get; set; }

    public ImportView Import { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public string Here => $"~/desk/import/{Id:N}";

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var ran = await mediator.Send(new RunImport(Id, Again), cancellationToken);
        if (!ran.IsRefused)
        {
            return LocalRedirect(Here);
        }

        if (this.BareError(ran.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(ran.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadImport(Id), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        Import = read.Value;
        return Page();
    }
}
