using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Publicity.Subscriptions;
using Portal.Web.Pages.Shared;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity.Subscriptions;

/// <summary>Other columns, another rhythm.</summary>
internal sealed class ManageModel(IMediator mediator, SiteText words) : OwnLinkPage(mediator, LinkPurpose.Manage)
{
    [BindProperty(Name = "Columns")]
    public IReadOnlyList<string> Chosen { get; set; } = [];

    [BindProperty]
    public Rhythm? Rhythm { get; set; }

    [BindProperty]
    public bool Warnings { get; set; }

    /// <summary>What was typed when it was refused, else what stands.</summary>
    public WishView Wish => Errors.Count > 0
        ? new WishView(Own!.Offered, Chosen, Rhythm, Warnings, Errors)
        : new WishView(Own!.Offered, Own.Columns, Own.Rhythm, Own.Warnings, Errors);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var done = await SendAsync(new ChangeSubscription(Link ?? "", Chosen, Rhythm, Warnings), cancellationToken);
        var shown = await ShowAsync(cancellationToken);
        if (done.IsRefused && Own is not null)
        {
            Errors = FormErrors.Of(words, done.Refusals, "Columns");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return shown;
    }
}
