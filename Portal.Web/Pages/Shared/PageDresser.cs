using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Options;
using Portal.Cms.Liquid;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Shared;

/// <summary>Tells the theme what it may know of a page: its title, its place on the site, the site's identity. Nothing of the visitor but the letters that a learner chose.</summary>
internal sealed class PageDresser(ThemeRenderer renderer, PageResources resources, IOptions<SiteIdentity> identity, AreaVisit visit)
{
    private const string DefaultMainClass = "w page";

    public Task DressAsync(ViewContext view, string body, Dictionary<string, string> sections, TextWriter output)
    {
        var data = view.ViewData;
        AddMeta("description", data["Description"]);
        AddMeta("keywords", data["Keywords"]);
        var place = view.HttpContext.Place();
        var site = identity.Value;
        return renderer.RenderAsync(
            new LayoutPage
            {
                Layout = data["Layout"] is string { Length: > 0 } variant ? "Layout-" + variant : "Layout",
                Body = body,
                TitleSegments = data["Title"] is string { Length: > 0 } title ? [title] : [],
                Sections = sections,
                Resources = resources,
                BasePath = view.HttpContext.Request.PathBase.Value ?? "",
                Site = Describe(site),
                Page = new Dictionary<string, object?>
                {
                    ["Door"] = data["Door"] as string,
                    ["Elder"] = place.IsElder,
                    ["OtherMode"] = OtherMode(view.HttpContext, place),
                    ["HtmlClass"] = Filled(string.Join(' ', Modes(place.IsElder || visit.ElderMode, site.Mourning))),
                    ["MainClass"] = Filled(data["MainClass"] as string ?? DefaultMainClass),
                    ["HasNavigation"] = sections.ContainsKey("Navigation"),
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

    /// <summary>The same page in the other mode. An answer to a POST has none: the link would lose what was typed.</summary>
    private static string? OtherMode(HttpContext context, RequestPlace place)
    {
        if (place.Area is SiteArea.My or SiteArea.Desk || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
        {
            return null;
        }

        var path = place.Path.ToUriComponent() + (place.Area is SiteArea.Public ? place.Query : "");
        return place.IsElder ? path : ElderMode.Prefix + path;
    }

    private static Dictionary<string, object?> Describe(SiteIdentity site) => new()
    {
        ["Name"] = site.Name,
        ["Organiser"] = site.Organiser,
        ["Operator"] = Filled(site.Operator),
        ["Address"] = site.Address,
        ["Phone"] = Filled(site.Phone),
        ["Domain"] = site.Domain,
        ["IdCode"] = site.IdCode,
        ["Icp"] = Filled(site.Icp),
        ["PoliceRecord"] = Filled(site.PoliceRecord),
        ["PartyMark"] = Filled(site.PartyMark),
        ["Notice"] = site.Notice,
        ["LeaveUrl"] = site.LeaveUrl,
        ["Phones"] = new Dictionary<string, object?>
        {
            ["Safety"] = site.Phones.Safety,
            ["City"] = site.Phones.City,
            ["Fire"] = site.Phones.Fire,
            ["Medical"] = site.Phones.Medical,
        },
    };

    /// <summary>Liquid takes an empty text for true; an absent value is false.</summary>
    private static string? Filled(string value) => value.Length == 0 ? null : value;
}
