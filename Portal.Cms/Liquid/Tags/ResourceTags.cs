using Portal.Cms.Liquid.Display;
using Portal.Cms.Liquid.Filters;

namespace Portal.Cms.Liquid.Tags;

/// <summary>
/// The tags that ask the layout for styles, scripts and links. Files of this site only: what stock themes load from elsewhere, by address or by a library's name, and
/// what they would write into the page itself, is left out, and the log says so once.
/// </summary>
internal static class ResourceTags
{
    public static void Register(DisplayParser parser)
    {
        parser.Tag("style", static (arguments, _, context) =>
        {
            if (File(arguments, "style", context) is { } file)
            {
                context.Scope.Resources.Style(file);
            }

            return default;
        });
        parser.Tag("script", static (arguments, _, context) =>
        {
            if (File(arguments, "script", context) is { } file)
            {
                var head = string.Equals(arguments.Text("at"), "Head", StringComparison.OrdinalIgnoreCase);
                context.Scope.Resources.Script(file, head ? ResourcePlace.HeadScript : ResourcePlace.FootScript, module: false);
            }

            return default;
        });
        parser.Tag("link", static (arguments, _, context) =>
        {
            var href = arguments.Text("href") is { Length: > 0 } plain ? plain : arguments.Text("src");
            if (AddressFilters.Own(href, context) is { Length: > 0 } file)
            {
                context.Scope.Resources.Link(arguments.Text("rel"), file, arguments.Text("type"));
            }
            else
            {
                context.Withhold("link " + href);
            }

            return default;
        });
        parser.Tag("meta", static (arguments, _, context) =>
        {
            var name = arguments.Text("name") is { Length: > 0 } plain ? plain : arguments.Text("property");
            if (name.Length > 0)
            {
                context.Scope.Resources.Meta(name, arguments.Text("content"));
            }

            return default;
        });
        parser.Block("styleblock", static (_, _, _, context) => Left("styleblock", context));
        parser.Block("scriptblock", static (_, _, _, context) => Left("scriptblock", context));
    }

    private static ValueTask Left(string tag, DisplayContext context)
    {
        context.Withhold(tag);
        return default;
    }

    private static string? File(TagArguments arguments, string tag, DisplayContext context)
    {
        var source = arguments.Text("src") is { Length: > 0 } src ? src : arguments.Text("source");
        if (AddressFilters.Own(source, context) is { Length: > 0 } own)
        {
            return own;
        }

        context.Withhold($"{tag} {(source.Length > 0 ? source : arguments.TextOrMain("name"))}");
        return null;
    }
}
