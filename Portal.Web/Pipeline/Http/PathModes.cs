using System.Globalization;
using Portal.Domain.Kernel;
using Portal.Web.Resources;

namespace Portal.Web.Pipeline.Http;

/// <summary>
/// Elder mode and language are path prefixes, in this order: <c>/elder/en/report</c>. No script, no cookie, and no header of the browser is asked,
/// which would tell visitors apart; every link of the page keeps them because they become the path base.
/// Under <c>/my</c> and <c>/desk</c> the elder mode is a setting of the account, and there is no English: there the prefixes lead nowhere.
/// </summary>
internal sealed class PathModes(RequestDelegate next)
{
    public const string Elder = "/elder";

    public const string English = "/en";

    /// <summary>The path base of a mode and a language.</summary>
    public static string Base(bool elder, Language language) => (elder ? Elder : "") + (language is Language.English ? English : "");

    public async Task InvokeAsync(HttpContext context)
    {
        var isElder = Take(context.Request, Elder);
        var language = Take(context.Request, English) ? Language.English : Language.Chinese;
        if (language is Language.English)
        {
            CultureInfo.CurrentUICulture = language.Culture();
        }

        var request = context.Request;
        context.Features.Set(new RequestPlace(
            SiteAreaExtensions.AreaOf(request.Path), isElder, request.Path, request.QueryString.ToUriComponent(), language));
        await next(context);
    }

    /// <summary>Moves a prefix into the path base, unless what follows has no such mode or is a prefix out of its order.</summary>
    private static bool Take(HttpRequest request, string prefix)
    {
        if (!request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase, out var matched, out var rest)
            || SiteAreaExtensions.AreaOf(rest) is not (SiteArea.Public or SiteArea.Report)
            || rest.StartsWithSegments(Elder, StringComparison.OrdinalIgnoreCase)
            || rest.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        request.PathBase = request.PathBase.Add(matched);
        request.Path = rest.HasValue ? rest : "/";
        return true;
    }
}
