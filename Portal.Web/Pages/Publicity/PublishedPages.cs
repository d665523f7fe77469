using MediatR;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity;

/// <summary>
/// Lets published items answer at the addresses that editors gave them, wherever nothing of the program does: it stands between two looks for an endpoint, and only
/// what the first did not find is looked up. (A dynamic route would be asked for every request, those of the program's own pages too.)
/// </summary>
internal sealed class PublishedPages(RequestDelegate next, ShownPages pages)
{
    private const string ItemPage = "/content/item";
    private const string ColumnPage = "/content/column";

    public async Task InvokeAsync(HttpContext context, IMediator mediator)
    {
        var request = context.Request;
        var asks = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (context.GetEndpoint() is not null || !asks || context.Place().Area is not SiteArea.Public
            || (await mediator.Send(new FindAddress(request.Path.Value ?? ""), context.RequestAborted)).Value is not { } address)
        {
            await next(context);
            return;
        }

        if (address is { ColumnId: null, MovedTo: null }
            && (await mediator.Send(new ReadItem(address.ItemId, request.PathBase.Value ?? ""), context.RequestAborted)).Value is { } view)
        {
            context.Features.Set(view);
            await pages.AnswerAsync(context, view, () => GoOnAsync(context, address));
            return;
        }

        await GoOnAsync(context, address);
    }

    private async Task GoOnAsync(HttpContext context, PublicAddress address)
    {
        var request = context.Request;
        var asked = request.Path;
        context.Features.Set(address);
        request.Path = address is { ColumnId: not null, MovedTo: null } ? ColumnPage : ItemPage;
        try
        {
            await next(context);
        }
        finally
        {
            request.Path = asked;
        }
    }
}
