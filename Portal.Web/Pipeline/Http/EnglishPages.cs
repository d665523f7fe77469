using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Domain.Kernel;

namespace Portal.Web.Pipeline.Http;

/// <summary>Which pages speak English: reporting, follow-up, how reporters are protected, and what is shown instead of an error.</summary>
internal static class EnglishPages
{
    /// <summary>Where somebody begins who knows the prefix only.</summary>
    public const string Start = "/report";

    /// <summary>Where a visitor is sent home to, without a redirect on the way.</summary>
    public static string Home(RequestPlace place) =>
        PathModes.Base(place.IsElder, place.Language) + (place.Language is Language.English ? Start : "/");

    /// <param name="page">The page's path among the pages, such as <c>/Report/Index</c>.</param>
    public static bool Has(string page) => page.StartsWith("/Report/", StringComparison.Ordinal) || page is "/Privacy" or "/Status";
}

/// <summary>Leads who asks in English for a page that has none to its Chinese self, and from the home page to where English begins: no link is dead.</summary>
internal sealed class ChineseOnly : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var place = context.HttpContext.Place();
        if (place.Language is Language.Chinese)
        {
            return;
        }

        if (!HttpMethods.IsGet(context.HttpContext.Request.Method) && !HttpMethods.IsHead(context.HttpContext.Request.Method))
        {
            context.Result = new NotFoundResult();
            return;
        }

        context.Result = place.Path == "/"
            ? new RedirectResult(EnglishPages.Home(place))
            : new RedirectResult(PathModes.Base(place.IsElder, Language.Chinese) + place.Path.ToUriComponent() + place.Query);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
