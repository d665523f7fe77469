using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Adapters.Content;

/// <summary>
/// Which answers are kept whole: those that say so themselves (<see cref="KeptUntilPublishAttribute"/>), of the public area only, asked for by an address that this site
/// itself would write. The key is path base, path, the known query and the stamp of the content; a cookie or a header of the visitor has no part in it, and nothing that
/// depends on one is ever stored.
/// </summary>
internal sealed class PublicPagePolicy(StampedMemory memory) : IOutputCachePolicy
{
    private const int LongestPath = 200;
    private const int LastPage = 100;
    private const string PageKey = "p";
    private const string TypeKey = "type";

    /// <summary>What changes by itself (a warning begins, an activity is over) is seen after this time at the latest.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly string[] QueryKeys = [PageKey, TypeKey];

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var mayBeKept = HttpMethods.IsGet(request.Method)
            && context.HttpContext.Place().Area is SiteArea.Public
            && request.Path.Value is { Length: <= LongestPath }
            && request.Query.All(pair => IsOurs(pair.Key, pair.Value.ToString()));
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = mayBeKept;
        if (!mayBeKept)
        {
            return;
        }

        context.ResponseExpirationTimeSpan = Longest;
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.QueryKeys = QueryKeys;
        context.CacheVaryByRules.VaryByValues["stamp"] = (await memory.StampAsync()).ToString(CultureInfo.InvariantCulture);
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        context.AllowCacheStorage = context.AllowCacheStorage
            && http.Response.StatusCode == StatusCodes.Status200OK
            && http.GetEndpoint()?.Metadata.GetMetadata<KeptUntilPublishAttribute>() is not null
            && http.Response.Headers.SetCookie.Count == 0

            // A preview is the same page of something that is not published, and says that nobody may keep it.
            && !http.Response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal)
            && http.Features.Get<StatusPage>() is null
            && http.Features.Get<MadeAnew>() is null
            && http.User.Identity is not { IsAuthenticated: true };
        return ValueTask.CompletedTask;
    }

    /// <summary>An invented query would fill the store, and comes back in the page's own links: such a page is made anew.</summary>
    private static bool IsOurs(string key, string value) => key switch
    {
        PageKey => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and <= LastPage && value[0] != '0',
        TypeKey => PublicTypes.InColumns.Contains(value, StringComparer.Ordinal),
        _ => false,
    };
}
