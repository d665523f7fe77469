using Portal.Cms.Content;
using Portal.Cms.Liquid;

namespace Portal.Web.Pipeline.Http;

/// <summary>The content item that this request's page is about, and what its templates left for the layout.</summary>
internal sealed class ShownPage
{
    public ContentItem? Item { get; private set; }

    public DisplayScope? Scope { get; private set; }

    public void Set(ContentItem item, DisplayScope scope) => (Item, Scope) = (item, scope);
}
