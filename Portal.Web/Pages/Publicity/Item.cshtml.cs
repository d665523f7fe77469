using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity;

/// <summary>A published item at its own address. Where it has been once, visitors are sent on for good.</summary>
[KeptUntilPublish]
internal sealed class ItemModel(IMediator mediator, IOptions<SiteIdentity> identity) : PageModel
{
    public ItemView View { get; private set; } = null!;

    public PublicItem Item => View.Item;

    public PublicLine Line => View.Item.Line;

    public Uri Address => identity.Of(Line);

    public Uri? Cover => identity.CoverOf(Line);

    /// <summary>The part of the page that shows what is not in the item alone but in the city's own records or by its clock, or none.</summary>
    public string? TypePart => Item.Detail switch
    {
        RegisterDetail => "Programme/_Register",
        ActivityDetail => "_" + Line.Type,
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // Asked for by its own address, this page does not exist.
        if (HttpContext.Features.Get<PublicAddress>() is not { } address)
        {
            return NotFound();
        }

        if (address.MovedTo is { } now)
        {
            return RedirectPermanent(Request.PathBase.Add("/" + now).ToUriComponent());
        }

        if ((await mediator.Send(new ReadItem(address.ItemId, Request.PathBase.Value ?? ""), cancellationToken)).Value is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
