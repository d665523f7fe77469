using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity;

/// <summary>A published item at its own address. Where it has been once, visitors are sent on for good.</summary>
[KeptUntilPublish]
internal sealed class ItemModel(IOptions<SiteIdentity> identity) : PageModel
{
    public ItemView View { get; private set; } = null!;

    public PublicItem Item => View.Item;

    public PublicLine Line => View.Item.Line;

    public Uri Address => identity.Of(Line);

    public Uri? Cover => identity.CoverOf(Line);

    /// <summary>The part of the page that shows what is not in the item itself but in the city's own records, or what goes by the clock; or none.</summary>
    public string? TypePart => Item.Detail switch
    {
        ActivityDetail => "_" + Line.Type,
        RegisterDetail => "Programme/_Register",
        _ => null,
    };

    /// <summary>What is shown is not published: an editor's half-typed text, or a version behind a signed link.</summary>
    public bool IsPreview { get; private set; }

    public IActionResult OnGet()
    {
        if (HttpContext.Features.Get<ItemPreview>() is { } preview)
        {
            (View, IsPreview) = (preview.View, true);
            return Page();
        }

        // Asked for by its own address, this page does not exist.
        if (HttpContext.Features.Get<PublicAddress>() is not { } address)
        {
            return NotFound();
        }

        if (address.MovedTo is { } now)
        {
            return RedirectPermanent(Request.PathBase.Add("/" + now).ToUriComponent());
        }

        // Read by who found the address.
        if (HttpContext.Features.Get<ItemView>() is not { } view)
        {
            return NotFound();
        }

        View = view;
        if (view.Standing is { TakesSignUps: true })
        {
            MadeAnew.Mark(HttpContext);
        }

        return Page();
    }
}
