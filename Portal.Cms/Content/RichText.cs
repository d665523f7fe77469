using Ganss.Xss;
using Markdig;

namespace Portal.Cms.Content;

/// <summary>
/// Makes rich text harmless: on save, and once more where it is shown. What remains is text, structure, links, tables, pictures and films of this site; nothing that
/// runs, loads from elsewhere, styles or submits.
/// </summary>
public static class RichText
{
    private static readonly string[] Tags =
    [
        "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "strong", "b", "em", "i", "u", "s", "del", "ins", "sub", "sup",
        "small", "mark", "abbr", "a", "img", "figure", "figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "colgroup", "col", "div", "span", "section",
        "details", "summary", "video", "audio", "source", "track",
    ];

    private static readonly string[] Attributes =
    [
        "href", "src", "srcset", "alt", "title", "width", "height", "lang", "dir", "scope", "colspan", "rowspan", "headers", "id", "class", "start", "reversed", "controls", "poster",
        "preload", "kind", "srclang", "label", "type", "loading", "datetime", "open", "aria-label", "aria-hidden",
    ];

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseTaskLists().UseAutoIdentifiers().Build();

    // Built once for each thread: the library's cleaner keeps state while it works.
    [ThreadStatic]
    private static HtmlSanitizer? _cleaner;

    /// <summary>HTML of an editor or of an import, made harmless.</summary>
    public static string Clean(string? html) => string.IsNullOrEmpty(html) ? "" : (_cleaner ??= Make()).Sanitize(html);

    /// <summary>Markdown as harmless HTML.</summary>
    public static string FromMarkdown(string? markdown) => string.IsNullOrEmpty(markdown) ? "" : Clean(Markdig.Markdown.ToHtml(markdown, Markdown));

    /// <summary>Markdown as it was written, the HTML in it included: only for texts of somebody who may author templates.</summary>
    internal static string MarkdownAsWritten(string markdown) => Markdig.Markdown.ToHtml(markdown, Markdown);

    private static HtmlSanitizer Make()
    {
        var cleaner = new HtmlSanitizer { KeepChildNodes = false };
        Only(cleaner.AllowedTags, Tags);
        Only(cleaner.AllowedAttributes, Attributes);
        Only(cleaner.AllowedSchemes, ["http", "https", "mailto", "tel"]);
        Only(cleaner.UriAttributes, ["href", "src", "poster"]);
        cleaner.AllowedCssProperties.Clear();
        cleaner.AllowedAtRules.Clear();
        cleaner.AllowDataAttributes = false;
        cleaner.FilterUrl += (_, found) =>
        {
            // A page of this site asks no other for a picture or a film; a link may lead anywhere.
            if (found.Tag.LocalName is not "a" && !IsOwn(found.OriginalUrl))
            {
                found.SanitizedUrl = null;
            }
        };
        cleaner.PostProcessNode += (_, node) =>
        {
            if (node.Node is AngleSharp.Dom.IElement element && element.GetAttribute("srcset") is { } set && set.Split(',').Any(one => !IsOwn(one.Trim())))
            {
                element.RemoveAttribute("srcset");
            }
        };
        return cleaner;
    }

    /// <summary>A path of this site: neither another host by <c>//host</c> or <c>/\host</c> nor a scheme.</summary>
    private static bool IsOwn(string url) =>
        url.StartsWith("~/", StringComparison.Ordinal) || (url.StartsWith('/') && (url.Length == 1 || url[1] is not ('/' or '\\')));

    private static void Only(ISet<string> set, IEnumerable<string> wanted)
    {
        set.Clear();
        set.UnionWith(wanted);
    }
}
