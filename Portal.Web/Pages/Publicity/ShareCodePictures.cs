using Portal.Domain.Publicity;

namespace Portal.Web.Pages.Publicity;

/// <summary>The QR code of a published page, as a picture of its own: a page that nobody shares does not pay for it.</summary>
internal static class ShareCodePictures
{
    private const int Side = 264;

    public static void MapShareCodes(this IEndpointRouteBuilder routes) => routes.MapGet("/share/{id}.svg", AnswerAsync).Kept();

    private static async Task<IResult> AnswerAsync(string id, IShareCode codes, [AsParameters] Feeds.Sources from, CancellationToken cancellationToken)
    {
        // Only of what is published: this is no machine for anybody's codes.
        if ((await from.Mediator.Send(new ReadItem(id), cancellationToken)).Value is not { Item.Line: { Path.Length: > 0 } line })
        {
            return Results.NotFound();
        }

        var code = codes.Draw(from.Identity.Of(line));
        var size = code.Size;
        return Results.Text(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" width=\"{Side}\" height=\"{Side}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{code.Path}\"/></svg>",
            "image/svg+xml; charset=utf-8");
    }
}
