using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Audit;

namespace Portal.Web.Pages.Desk.Audit;

/// <summary>The audit log, and the check of its chain.</summary>
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public AuditQuery Query { get; set; } = new();

    /// <summary>The export asked for was longer than one file may be.</summary>
    [BindProperty(SupportsGet = true)]
    public bool ExportRefused { get; set; }

    /// <summary>Null while there is no recovery key.</summary>
    public RecoveryKeyView? Recovery { get; private set; }

    public AuditPage Log { get; private set; } = null!;

    /// <summary>What the check found, when it was asked for.</summary>
    public AuditVerdict? Verdict { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken cancellationToken)
    {
        var verdict = await mediator.Send(new VerifyAudit(), cancellationToken);
        if (verdict.IsRefused)
        {
            return this.BareError(verdict.Refusals[0]) ?? Forbid();
        }

        Verdict = verdict.Value;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindAuditEntries(Query.ToFilter(), Query.P), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        Log = found.Value;
        var recovery = await mediator.Send(new ReadRecoveryKey(), cancellationToken);
        Recovery = recovery.IsRefused ? null : recovery.Value;
        return Page();
    }
}
