using Portal.Cms.Content;

namespace Portal.Cms.Liquid;

/// <summary>Shows content items by the theme's templates, as Orchard's display management does.</summary>
public interface IContentDisplay
{
    /// <summary>The HTML of an item. Zones of the layout that its templates fill are in the scope afterwards.</summary>
    /// <param name="displayType"><c>Detail</c>, <c>Summary</c>, or one of the theme's own.</param>
    Task<string> DisplayAsync(ContentItem item, string displayType, DisplayScope scope, CancellationToken cancellationToken);

    /// <summary>Puts the widgets of all layers whose rules hold for this page into the zones of the scope, after what is there.</summary>
    /// <param name="item">The item that the page shows, for rules that ask for its type.</param>
    Task DisplayLayersAsync(ContentItem? item, DisplayScope scope, CancellationToken cancellationToken);

    /// <summary>The HTML of a shape that stands for itself: a menu, the terms of a taxonomy. It is kept for the scope's path for as long as the site stays as it is.</summary>
    /// <param name="alias">The alias of the item that it is made of.</param>
    Task<string> DisplayShapeAsync(string shape, string alias, DisplayScope scope, CancellationToken cancellationToken);

    /// <summary>Renders the theme's <c>Layout</c> around a finished body, with the scope's zones, title and resources.</summary>
    Task<string> DisplayLayoutAsync(string body, DisplayScope scope, CancellationToken cancellationToken);

    /// <summary>What is wrong with the templates of the site as they stand, for the editor of templates.</summary>
    Task<IReadOnlyList<TemplateFault>> CheckTemplatesAsync(CancellationToken cancellationToken);

    /// <summary>What is wrong with a text that somebody is about to save as a template; null when it parses.</summary>
    TemplateFault? Check(string name, string source);
}
