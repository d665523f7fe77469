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

    /// <summary>The part of the page that shows what the type has beyond text, or none.</summary>
    public string? TypePart => Item.Detail is null or PosterDetail ? null : "_" + Line.Type;

    /// <summary>A picture that the text shows in its own place is not shown above it too.</summary>
    public bool TextShows(PublicPicture picture) => Item.Body.Html.Contains($"/media/{picture.Path}\"", StringComparison.Ordinal);

    /// <summary>What is shown is not published: an editor's half-typed text, or a version behind a signed link.</summary>
    public bool IsPreview { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
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

        if ((await mediator.Send(new ReadItem(address.ItemId), cancellationToken)).Value is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
