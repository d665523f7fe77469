using MediatR;
using Microsoft.AspNetCore.Mvc.Routing;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity;

/// <summary>Lets published items answer at the addresses that editors gave them, wherever no page of the program does.</summary>
internal sealed class PublishedPages(IMediator mediator) : DynamicRouteValueTransformer
{
    public override async ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values)
    {
        var request = httpContext.Request;
        var asks = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (!asks || httpContext.Place().Area is not SiteArea.Public || await FindAsync(httpContext) is not { } address)
        {
            // The framework's way to say that nothing answers here.
            return null!;
        }

        httpContext.Features.Set(address);
        return new RouteValueDictionary { ["page"] = address is { ColumnId: not null, MovedTo: null } ? "/Publicity/Column" : "/Publicity/Item" };
    }

    private async Task<PublicAddress?> FindAsync(HttpContext context) =>
        (await mediator.Send(new FindAddress(context.Request.Path.Value ?? ""), context.RequestAborted)).Value;
}
