using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Publicity.Subscriptions;

namespace Portal.Web.Pages.Publicity.Subscriptions;

/// <summary>The yes from the mailbox.</summary>
internal sealed class ConfirmModel(IMediator mediator) : OwnLinkPage(mediator, LinkPurpose.Confirm)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await SendAsync(new ConfirmSubscription(Link ?? ""), cancellationToken);
        return await ShowAsync(cancellationToken);
    }
}
