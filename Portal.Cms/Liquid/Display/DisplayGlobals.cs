using Fluid;
using Fluid.Values;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid.Display;

/// <summary>What every template can name. What Orchard offers and could tell one visitor from another, or show what is not for everybody, is named and empty.</summary>
internal static class DisplayGlobals
{
    private static readonly string[] Absent = ["HttpContext", "User", "TrackingConsent", "Configuration"];

    private static readonly string[] SiteFacts = ["SiteName", "BaseUrl", "TimeZoneId", "PageSize", "MaxPageSize", "MaxPagedCount", "Calendar", "PageTitleFormat"];

    public static void Add(Scope scope)
    {
        foreach (var name in Absent)
        {
            scope.SetValue(name, new AskedValue((_, context) => Withheld(name, context), isThere: false));
        }

        scope.SetValue("Site", new AskedValue(static (name, context) => Site(name, context)));
        scope.SetValue("Request", new AskedValue(static (name, context) => Request(name, context)));
        scope.SetValue("Culture", new AskedValue(static (name, context) => Culture(name, context)));
        scope.SetValue("Environment", new AskedValue(static (name, _) => name is "IsProduction" ? BooleanValue.True : NilValue.Instance));
        scope.SetValue("Content", new AskedValue(static (name, context) => Content(name, context)));
        scope.SetValue("Queries", new AskedValue(static (name, _) => LiquidValue.Text(name)));
    }

    private static ValueTask<FluidValue> Withheld(string name, DisplayContext context)
    {
        context.Withhold(name);
        return NilValue.Instance;
    }

    private static ValueTask<FluidValue> Site(string name, DisplayContext context) => name switch
    {
        "Properties" => new AskedValue(static (custom, asked) => LiquidValue.Of(asked.Site.CustomSettings.Member(custom), custom, asked)),
        "Name" => LiquidValue.Of(context.Site.Settings.Member("SiteName"), name, context),
        _ => SiteFacts.Contains(name, StringComparer.Ordinal) ? LiquidValue.Of(context.Site.Settings.Member(name), name, context) : NilValue.Instance,
    };

    private static ValueTask<FluidValue> Request(string name, DisplayContext context)
    {
        switch (name)
        {
            case "Path":
                return LiquidValue.Text(context.Scope.Path);
            case "PathBase":
                return LiquidValue.Text(context.Scope.BasePath);
            default:
                context.Withhold("Request." + name);
                return NilValue.Instance;
        }
    }

    private static ValueTask<FluidValue> Culture(string name, DisplayContext context) => name switch
    {
        "Name" => LiquidValue.Text(context.Scope.Culture.Name),
        "Dir" => LiquidValue.Text(context.Scope.Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr"),
        _ => NilValue.Instance,
    };

    /// <summary><c>Content["alias:about"]</c>, <c>Content.ContentItemId["…"]</c>, <c>Content.Alias["…"]</c>, <c>Content.Latest…</c>.</summary>
    private static async ValueTask<FluidValue> Content(string name, DisplayContext context) => name switch
    {
        "Alias" => new AskedValue(static async (alias, asked) => Item(await asked.ItemOfHandleAsync(alias))),
        "ContentItemId" => new AskedValue(static async (id, asked) => Item(await asked.ItemAsync(id))),
        _ => Item(await context.ItemOfHandleAsync(name)),
    };

    private static FluidValue Item(ContentItem? item) => item is null ? NilValue.Instance : new ItemValue(item);
}
