using System.Globalization;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Lookup;

namespace Portal.Cms.Liquid;

/// <summary>
/// What displaying may know of the page that it is for, and what it leaves behind for the layout. There is nothing of the visitor in it: two visitors of the same
/// page get the same bytes.
/// </summary>
public sealed class DisplayScope
{
    /// <summary>What stands before the path of each link on this page: empty, or the prefixes of the elder mode and of the language.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>The page's path without that prefix, for pagers and for the rules of layers.</summary>
    public string Path { get; init; } = "/";

    public bool IsHomepage { get; init; }

    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>From 1; for lists.</summary>
    public int PageNumber { get; init; } = 1;

    public required PageResources Resources { get; init; }

    /// <summary>Gives the text for a key in the page's language; a key that is unknown is its own text.</summary>
    public Func<string, string> Text { get; init; } = static key => key;

    /// <summary>Which versions of other items are shown: a preview shows drafts.</summary>
    public VersionOf Version { get; init; } = VersionOf.Published;

    /// <summary>Other items, when they are not to be read as usual.</summary>
    public IContentLookup? Items { get; init; }

    /// <summary>Finished HTML by zone of the layout.</summary>
    public Dictionary<string, string> Sections { get; } = new(StringComparer.Ordinal);

    /// <summary>From the page outwards.</summary>
    public List<string> TitleSegments { get; } = [];

    /// <summary>Templates that did not do, for an editor's preview.</summary>
    public List<TemplateFault> Faults { get; } = [];
}
