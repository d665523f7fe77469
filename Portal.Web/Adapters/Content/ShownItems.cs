using Portal.Cms.Liquid;
using Portal.Cms.Media;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;
using Portal.Web.Resources;

namespace Portal.Web.Adapters.Content;

/// <summary>Shows a published item by the theme's template of its type. What its templates leave for the layout goes with the page.</summary>
internal sealed class ShownItems(IContentDisplay display, ShownPage page, PageResources resources, MediaPictures pictures, ShownTexts texts, SiteText words)
{
    public async Task<BodyText> ShowAsync(PublishedItem item, string basePath, long stamp, CancellationToken cancellationToken)
    {
        var scope = new DisplayScope { BasePath = basePath, Path = "/" + item.Item.Line.Path, Resources = resources, Text = key => words[key] };
        var html = await display.DisplayAsync(item.Source, "Detail", scope, cancellationToken);
        page.Set(item.Source, scope);
        return await texts.OfAsync(html, stamp, pictures, cancellationToken);
    }
}
