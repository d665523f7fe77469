using Microsoft.AspNetCore.StaticFiles;
using Portal.Cms.Recipes;

namespace Portal.Web.Adapters.Content;

/// <summary>Serves the media library at <c>/media/</c>: pictures, films and papers of published pages. A drawing that somebody uploaded can run nothing.</summary>
internal static class MediaFiles
{
    private const string ForADay = "public, max-age=86400";
    private const string Drawing = "image/svg+xml";
    private const string NothingRuns = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

    private static readonly FileExtensionContentTypeProvider Types = new();

    private static readonly string[] Shown = ["image/", "video/", "audio/", "text/vtt"];

    public static void MapMedia(this IEndpointRouteBuilder routes) => routes.MapGet("/media/{**path}", AnswerAsync);

    private static async Task<IResult> AnswerAsync(string path, HttpContext context, IMediaFolder media)
    {
        if (!Types.TryGetContentType(path, out var type) || await media.ReadAsync(path, context.RequestAborted) is not { } content)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = ForADay;
        if (type == Drawing)
        {
            context.Response.Headers.ContentSecurityPolicy = NothingRuns;
        }

        // What a browser would open as a page or a program is handed over as a file.
        var isShown = Shown.Any(kind => type.StartsWith(kind, StringComparison.Ordinal));
        return Results.Stream(content, type, isShown ? null : Path.GetFileName(path), enableRangeProcessing: content.CanSeek);
    }
}
