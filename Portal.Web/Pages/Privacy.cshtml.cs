using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;

namespace Portal.Web.Pages;

/// <summary>What is promised, and how often the recovery key was used.</summary>
internal sealed class PrivacyModel(IMediator mediator) : PageModel
{
    public RecoveryRecord Recovery { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Recovery = (await mediator.Send(new ReadRecoveryUses(), cancellationToken)).Value;
}
