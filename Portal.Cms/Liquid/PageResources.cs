using System.Text.Encodings.Web;

namespace Portal.Cms.Liquid;

/// <summary>Where in the layout a resource comes out; the names are those of Orchard's <c>{% resources type: "…" %}</c>.</summary>
public enum ResourcePlace
{
    Meta,
    HeadLink,
    Stylesheet,
    HeadScript,
    FootScript,
}

/// <summary>What the parts of one page ask the layout to load. Each is asked for once, however many parts need it; nothing inline can be asked for.</summary>
public sealed class PageResources(HtmlEncoder encoder)
{
    private readonly Dictionary<ResourcePlace, List<string>> _tags = [];

    public void Meta(string name, string content) =>
        Add(ResourcePlace.Meta, $"<meta name=\"{encoder.Encode(name)}\" content=\"{encoder.Encode(content)}\">");

    public void Link(string rel, string href, string type = "") => Add(
        ResourcePlace.HeadLink,
        $"<link rel=\"{encoder.Encode(rel)}\" href=\"{encoder.Encode(href)}\"{(type.Length == 0 ? "" : $" type=\"{encoder.Encode(type)}\"")}>");

    public void Style(string href) => Add(ResourcePlace.Stylesheet, $"<link rel=\"stylesheet\" href=\"{encoder.Encode(href)}\">");

    /// <summary>A script file of this site; an ES module unless said otherwise.</summary>
    public void Script(string src, ResourcePlace place = ResourcePlace.FootScript, bool module = true) => Add(
        place, $"<script src=\"{encoder.Encode(src)}\"{(module ? " type=\"module\"" : " defer")}></script>");

    /// <summary>The tags for one place, in the order in which they were asked for.</summary>
    public IReadOnlyList<string> At(ResourcePlace place) => _tags.TryGetValue(place, out var tags) ? tags : [];

    private void Add(ResourcePlace place, string tag)
    {
        if (!_tags.TryGetValue(place, out var tags))
        {
            _tags[place] = tags = [];
        }

        if (!tags.Contains(tag, StringComparer.Ordinal))
        {
            tags.Add(tag);
        }
    }
}
