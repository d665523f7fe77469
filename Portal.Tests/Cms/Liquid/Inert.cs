using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Tests.Cms.Liquid;

/// <summary>Judges a finished page as a browser would take it: whether anything in it runs, loads from elsewhere, styles or submits.</summary>
internal static class Inert
{
    private static readonly string[] Alive =
    [
        "script", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "link", "meta", "style", "form", "input", "button", "select", "textarea", "keygen", "svg", "math", "template", "portal",
        "noscript", "marquee", "xmp", "plaintext",
    ];

    private static readonly string[] Loading = ["src", "poster", "background", "data", "lowsrc", "dynsrc", "longdesc", "cite", "srcset"];

    /// <summary>What is not harmless in a piece of a page; empty when all is.</summary>
    public static IReadOnlyList<string> FaultsOf(string html)
    {
        var page = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument($"<!doctype html><html><head><title>x</title></head><body><main>{html}</main></body></html>");
        return [.. page.Body!.QuerySelectorAll("*").SelectMany(FaultsOf)];
    }

    private static IEnumerable<string> FaultsOf(IElement element)
    {
        if (Alive.Contains(element.LocalName, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"<{element.LocalName}>";
        }

        foreach (var attribute in element.Attributes)
        {
            var (name, value) = (attribute.LocalName.ToLowerInvariant(), new string([.. attribute.Value.Where(c => c > ' ')]));
            if (name.StartsWith("on", StringComparison.Ordinal) || name is "style" or "srcdoc" or "formaction" or "ping")
            {
                yield return $"{name}={value}";
            }

            var colon = value.IndexOf(':', StringComparison.Ordinal);
            if (name is "href" && colon > 0 && value.AsSpan(0, colon).IndexOfAny('/', '?', '#') < 0 && value[..colon].ToLowerInvariant() is not ("http" or "https" or "mailto" or "tel"))
            {
                yield return $"href={value}";
            }

            if (Loading.Contains(name, StringComparer.Ordinal) && value.Length > 0 && value.Split(',').Any(one => !one.StartsWith('/') || one.StartsWith("//", StringComparison.Ordinal) || one.StartsWith("/\\", StringComparison.Ordinal)))
            {
                yield return $"{name}={value}";
            }
        }
    }
}
