using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;
using Portal.Cms.Liquid;
using Portal.Domain.Kernel;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Pipeline.Http;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Shared;

/// <summary>Tells the theme what it may know of a page: its title, its place on the site, the site's identity. Nothing of the visitor but the letters that a learner chose.</summary>
internal sealed class PageDresser(ThemeRenderer renderer, PageResources resources, IOptions<SiteIdentity> identity, AreaVisit visit, SiteText words)
{
    private const string DefaultMainClass = "w page";

    public async Task DressAsync(ViewContext view, string body, Dictionary<string, string> sections, TextWriter output)
    {
        var data = view.ViewData;
        AddMeta("description", data["Description"]);
        AddMeta("keywords", data["Keywords"]);
        var place = view.HttpContext.Place();
        var site = identity.Value;
        var zones = await ZonesAsync(view, place);
        foreach (var (zone, html) in zones)
        {
            sections[zone] = html;
        }

        var otherLanguage = place.Language is Language.English ? Language.Chinese : Language.English;
        await renderer.RenderAsync(
            new LayoutPage
            {
                Layout = data["Layout"] is string { Length: > 0 } variant ? "Layout-" + variant : "Layout",
                Body = body,
                TitleSegments = data["Title"] is string { Length: > 0 } title ? [data["HasErrors"] is true ? words["Frame.ErrorTitle", title] : title] : [],
                Sections = sections,
                Resources = resources,
                BasePath = view.HttpContext.Request.PathBase.Value ?? "",
                BasePaths = Enum.GetValues<Language>().ToDictionary(SiteLanguages.Tag, language => PathModes.Base(place.IsElder, language)),
                Language = place.Language.Tag(),
                Text = key => words[key],
                Site = SiteFacts.Of(site, place.Language),
                Page = new Dictionary<string, object?>
                {
                    ["Door"] = data["Door"] as string,
                    ["Elder"] = place.IsElder,
                    ["Language"] = place.Language.Tag(),
                    ["OtherMode"] = Same(view.HttpContext, place, !place.IsElder, place.Language),
                    ["OtherLanguage"] = InEnglish(view) ? Same(view.HttpContext, place, place.IsElder, otherLanguage) ?? Next(data, place, otherLanguage) : null,
                    ["Alternates"] = InEnglish(view) && view.HttpContext.Features.Get<StatusPage>() is null ? Alternates(view.HttpContext, place) : null,
                    ["HtmlClass"] = Filled(string.Join(' ', Modes(place.IsElder || visit.ElderMode, site.Mourning))),
                    ["MainClass"] = Filled(data["MainClass"] as string ?? DefaultMainClass),
                    ["HasNavigation"] = sections.ContainsKey("Navigation"),
                    ["Zones"] = zones.ToDictionary(zone => zone.Key, object? (_) => true, StringComparer.Ordinal),
                },
            },
            output);

        void AddMeta(string name, object? value)
        {
            if (value is string { Length: > 0 } content)
            {
                resources.Meta(name, content);
            }
        }
    }

    /// <summary>A page of an error is shown without the database: it may be what failed.</summary>
    private static async Task<Dictionary<string, string>> ZonesAsync(ViewContext view, RequestPlace place)
    {
        var context = view.HttpContext;
        return place.Area is not SiteArea.Public || place.Language is not Language.Chinese || view.ViewData["Layout"] is string { Length: > 0 } || context.Features.Get<StatusPage>() is not null
            ? []
            : await context.RequestServices.GetRequiredService<PublicZones>().ReadAsync(
                place, context.Request.PathBase.Value ?? "", view.ViewData["Door"] as string ?? "", context.RequestAborted);
    }

    private static IEnumerable<string> Modes(bool elder, bool mourning)
    {
        if (elder)
        {
            yield return "elder";
        }

        if (mourning)
        {
            yield return "grey";
        }
    }

    private static bool InEnglish(ViewContext view) => view.ActionDescriptor is PageActionDescriptor page && EnglishPages.Has(page.ViewEnginePath);

    /// <summary>The same page in another mode or language. An answer to a POST has none: the link would lose what was typed (see <c>_Again.cshtml</c>).</summary>
    private static string? Same(HttpContext context, RequestPlace place, bool elder, Language language)
    {
        if (place.Area is SiteArea.My or SiteArea.Desk || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
        {
            return null;
        }

        return PathModes.Base(elder, language) + place.Path.ToUriComponent() + (place.Area is SiteArea.Public ? place.Query : "");
    }

    /// <summary>An answer to a POST that has no form left names where its reader goes on: there the language may change without loss.</summary>
    private static string? Next(ViewDataDictionary data, RequestPlace place, Language language) =>
        data["NextPath"] is string path ? PathModes.Base(place.IsElder, language) + path : null;

    /// <summary>Tells search engines that the two languages are one page.</summary>
    private static Dictionary<string, object?>? Alternates(HttpContext context, RequestPlace place) =>
        Same(context, place, place.IsElder, Language.Chinese) is { } chinese
            ? new Dictionary<string, object?> { ["Chinese"] = chinese, ["English"] = Same(context, place, place.IsElder, Language.English) }
            : null;

    /// <summary>Liquid takes an empty text for true; an absent value is false.</summary>
    private static string? Filled(string value) => value.Length == 0 ? null : value;
}
