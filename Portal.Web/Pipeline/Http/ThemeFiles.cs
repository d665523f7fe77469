using Portal.Cms.Liquid;

namespace Portal.Web.Pipeline.Http;

/// <summary>Serves the theme's files from memory under names that hold their hash: kept for a year, never asked for again, never with an ETag.</summary>
internal sealed class ThemeFiles(RequestDelegate next, Theme theme)
{
    internal const string ForEver = "public, max-age=31536000, immutable";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/theme", StringComparison.OrdinalIgnoreCase) || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            return next(context);
        }

        if (!theme.Assets.TryFind(request.Path.Value!, out var asset))
        {
            return next(context);
        }

        context.Response.ContentType = asset.ContentType;
        context.Response.Headers.CacheControl = ForEver;
        return HttpMethods.IsHead(request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(asset.Content, context.RequestAborted).AsTask();
    }
}
