namespace Portal.Cms.Liquid;

/// <summary>
/// All that a layout template can see of a page. There is no request, user or service in it, so that a template, whoever
/// wrote it, has nothing to tell apart one visitor from another.
/// </summary>
public sealed class LayoutPage
{
    /// <summary>The template's name without ending, such as <c>Layout</c> or <c>Layout-Desk</c>.</summary>
    public required string Layout { get; init; }

    /// <summary>Finished HTML of the page; <c>{% render_body %}</c> writes it as it is.</summary>
    public required string Body { get; init; }

    /// <summary>From the page outwards; the site's name is added by the layout.</summary>
    public IReadOnlyList<string> TitleSegments { get; init; } = [];

    /// <summary>Finished HTML by section name, for <c>{% render_section "…" %}</c>.</summary>
    public IReadOnlyDictionary<string, string> Sections { get; init; } = new Dictionary<string, string>();

    public required PageResources Resources { get; init; }

    /// <summary>What stands before the path of each link on this page: empty, or the prefixes of the elder mode and of the language.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>The page's language, as in <c>lang="…"</c>.</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>The same as <see cref="BasePath"/> for links that lead into another language, by that language: <c>{{ "~/learn" | href: "zh-CN" }}</c>.</summary>
    public IReadOnlyDictionary<string, string> BasePaths { get; init; } = new Dictionary<string, string>();

    /// <summary>Gives the text for a key in the page's language, for the <c>t</c> filter.</summary>
    public required Func<string, string> Text { get; init; }

    /// <summary>Values under <c>Site</c>: texts, numbers, truth values, and dictionaries of them.</summary>
    public IReadOnlyDictionary<string, object?> Site { get; init; } = new Dictionary<string, object?>();

    /// <summary>Values under <c>Page</c>.</summary>
    public IReadOnlyDictionary<string, object?> Page { get; init; } = new Dictionary<string, object?>();
}
