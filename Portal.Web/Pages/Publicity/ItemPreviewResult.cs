using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Portal.Domain.Publicity;

namespace Portal.Web.Pages.Publicity;

/// <summary>An item that is shown before it is published, for the page of published items.</summary>
internal sealed record ItemPreview(ItemView View);

/// <summary>
/// Answers with the very page that visitors will see, made of another item: the request goes on to that page's endpoint. It runs no script, sends no form, and may
/// stand in a frame of the desk alone; no search engine and no cache keeps it.
/// </summary>
internal sealed class ItemPreviewResult(ItemView view) : IActionResult
{
    private const string ItemPage = "/Publicity/Item";

    /// <summary>The frame keeps its origin, because style and pictures are served to this origin alone; without leave to run scripts that opens nothing.</summary>
    private const string Policy =
        "sandbox allow-same-origin; default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var endpoint = services.GetRequiredService<EndpointDataSource>().Endpoints.First(one => one.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath == ItemPage);
        var compiled = await services.GetRequiredService<PageLoader>().LoadAsync(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, endpoint.Metadata);

        // A page that was compiled with the program is its endpoint already.
        var target = compiled.Endpoint ?? endpoint;
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        http.Features.Set(new ItemPreview(view));
        http.Request.Method = HttpMethods.Get;
        http.Request.RouteValues = new RouteValueDictionary { ["page"] = ItemPage };
        http.SetEndpoint(target);
        await target.RequestDelegate!(http);
    }
}
