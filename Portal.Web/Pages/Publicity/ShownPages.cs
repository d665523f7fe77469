using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity;

/// <summary>
/// Finished pages of items, for as long as their item is shown as the same text. The item is read from the database and shown by its template each time; only when what
/// came out is, to the letter, what stands on the page of before, and the site's stamp is the same, is that page given again: all else on it belongs to the stamp.
/// </summary>
internal sealed class ShownPages
{
    /// <summary>Their pages hold nothing but the item and what goes by the stamp: no places left, no state that a clock changes.</summary>
    private static readonly string[] Types =
        [PublicTypes.Article, PublicTypes.Checklist, PublicTypes.Poster, PublicTypes.Video, PublicTypes.AccidentCase, PublicTypes.Regulation, PublicTypes.Notice, PublicTypes.Faq];

    // So that the keeping of whole answers knows what this is, though no page was run.
    private static readonly Endpoint Kept = new(null, new EndpointMetadataCollection(new KeptUntilPublishAttribute()), "Published item");

    private readonly ConditionalWeakTable<BodyText, ConcurrentDictionary<string, ShownAnswer>> _pages = [];

    /// <summary>Answers with the page of before, or with what <paramref name="make"/> makes, and keeps that.</summary>
    public async Task AnswerAsync(HttpContext context, ItemView view, Func<Task> make)
    {
        var pages = Types.Contains(view.Item.Line.Type, StringComparer.Ordinal) ? _pages.GetOrCreateValue(view.Body) : null;
        if (pages is null || !HttpMethods.IsGet(context.Request.Method) || context.Request.QueryString.HasValue)
        {
            await make();
            return;
        }

        var basePath = context.Request.PathBase.Value ?? "";
        if (pages.TryGetValue(basePath, out var known))
        {
            context.SetEndpoint(Kept);
            context.Response.ContentType = known.ContentType;
            context.Response.ContentLength = known.Content.Length;
            await context.Response.Body.WriteAsync(known.Content, context.RequestAborted);
            return;
        }

        var outward = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        try
        {
            await make();
        }
        finally
        {
            context.Response.Body = outward;
        }

        if (context.Response is { StatusCode: StatusCodes.Status200OK, ContentType: { } type, Headers.SetCookie.Count: 0 })
        {
            pages[basePath] = new ShownAnswer(held.ToArray(), type);
        }

        if (held.Length > 0)
        {
            context.Response.ContentLength = held.Length;
            held.Position = 0;
            await held.CopyToAsync(outward, context.RequestAborted);
        }
    }

    private sealed record ShownAnswer(byte[] Content, string ContentType);
}
