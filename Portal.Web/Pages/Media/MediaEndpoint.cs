using System.Globalization;
using Microsoft.Net.Http.Headers;
using Portal.Cms.Media;

namespace Portal.Web.Pages.Media;

/// <summary>
/// Serves the media library at <c>/media/&lt;path&gt;</c>: whole or in ranges, the same for everybody. With <c>?w=&amp;s=</c> a smaller picture, if the address is
/// one that the site has signed. What a browser could run or embed stands in a sandbox of its own.
/// </summary>
internal static class MediaEndpoint
{
    /// <summary>The bytes are named in the address: it never means others.</summary>
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>A file may be replaced under its path; until then a browser that asks again is told so by the hash.</summary>
    private const string ForADay = "public, max-age=86400";

    private const string Drawing = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    // A reader of PDF inside a browser does not work in a sandbox; that format runs nothing of the site.
    private const string Document = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

    private static readonly string[] ShownInPlace = ["image/", "video/", "audio/", "application/pdf"];

    public static void MapMedia(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(MediaPath.Root + "{**path}", [HttpMethods.Get, HttpMethods.Head], ServeAsync).AllowAnonymous();

    private static async Task<IResult> ServeAsync(
        HttpContext context, string? path, MediaLibrary library, MediaVariants variants, MediaAddresses addresses, IMediaBlobs blobs)
    {
        if (MediaPath.Normal(path) is not { } normal || await library.FindAsync(normal, context.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }

        var served = new ServedMedia(file.BlobName, file.Type);
        var query = context.Request.Query;
        var isSigned = query.ContainsKey("w") || query.ContainsKey("s");
        if (isSigned)
        {
            if (!int.TryParse(query["w"], NumberStyles.None, CultureInfo.InvariantCulture, out var width) || !addresses.IsOurs(file, width, query["s"].ToString()))
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }

            served = await variants.ChooseAsync(file, width, context.Request.Headers.Accept.ToString(), context.RequestAborted);
        }

        if (await blobs.OpenReadAsync(served.BlobName, context.RequestAborted) is not { } content)
        {
            return Results.NotFound();
        }

        // A smaller picture changes when the job has made a better form of it: until then nobody shall keep the JPEG for a year.
        var isFinal = isSigned && !file.AwaitsVariants;
        Describe(context.Response.Headers, file, served, isFinal, isSigned);
        return Results.Stream(content, served.Type, entityTag: new EntityTagHeaderValue($"\"{served.BlobName[..32]}\""), enableRangeProcessing: true);
    }

    private static void Describe(IHeaderDictionary headers, MediaFile file, ServedMedia served, bool isFinal, bool isSigned)
    {
        headers.CacheControl = isFinal ? ForEver : ForADay;
        headers.ContentSecurityPolicy = served.Type == "application/pdf" ? Document : Drawing;
        if (isSigned)
        {
            headers.Vary = HeaderNames.Accept;
        }

        if (!ShownInPlace.Any(start => served.Type.StartsWith(start, StringComparison.Ordinal)))
        {
            headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = file.Name }.ToString();
        }
    }
}
