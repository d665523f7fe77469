using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Publicity.Subscriptions;

namespace Portal.Web.Pages.Publicity.Subscriptions;

/// <summary>Ends a subscription: by the button of this page, or by one POST of the mail program itself (RFC 8058), without a cookie and without a further question.</summary>
internal sealed class EndModel(IMediator mediator) : OwnLinkPage(mediator, LinkPurpose.Manage)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await SendAsync(new EndSubscription(Link ?? ""), cancellationToken);
        return await ShowAsync(cancellationToken);
    }
}
