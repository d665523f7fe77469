using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Liquid.Lookup;
using Portal.Cms.Liquid.Shapes;
using Portal.Cms.Liquid.Tags;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid.Display;

/// <summary>Displays what one request asks for. A page that goes beyond a limit is displayed once more, by built-in templates only.</summary>
internal sealed class ContentDisplay(LiquidEngine engine, DisplaySites sites, SiteDocuments documents, IContentLookup items, IContentQueries queries) : IContentDisplay
{
    public Task<string> DisplayAsync(ContentItem item, string displayType, DisplayScope scope, CancellationToken cancellationToken) =>
        WithinLimitsAsync(scope, async context => await ShapeRendering.RenderAsync(await ItemShapes.BuildAsync(item, displayType, context), context), cancellationToken);

    public Task<string> DisplayShapeAsync(string shape, string alias, DisplayScope scope, CancellationToken cancellationToken) => WithinLimitsAsync(
        scope,
        async context =>
        {
            var named = new TagArguments();
            named.Add("type", LiquidValue.Text(shape));
            named.Add("alias", LiquidValue.Text(alias));
            named.Add("cache_id", LiquidValue.Text(scope.Path));
            return await ShapeTags.NamedAsync(named, context);
        },
        cancellationToken);

    public Task DisplayLayersAsync(ContentItem? item, DisplayScope scope, CancellationToken cancellationToken) => WithinLimitsAsync(
        scope,
        async context =>
        {
            var layers = context.Site.Layers.Member("Layers").AsObjects().Where(layer => LayerRules.Holds(layer, item, scope))
                .Select(layer => layer.Member("Name").AsText()).OfType<string>().ToList();
            if (layers.Count > 0)
            {
                var widgets = await context.Site.WidgetsAsync(layers, context);
                foreach (var widget in widgets.OrderBy(w => w.Part("LayerMetadata").Member("Position").AsText() ?? "", DottedPosition.Order))
                {
                    var place = widget.Part("LayerMetadata");
                    await LayoutZones.AppendWidgetAsync(place.Member("Zone").AsText() ?? "", widget, place.Member("RenderTitle").AsTruth(), context);
                }
            }

            return "";
        },
        cancellationToken);

    public Task<string> DisplayLayoutAsync(string body, DisplayScope scope, CancellationToken cancellationToken) => WithinLimitsAsync(
        scope,
        async context =>
        {
            context.Frame(body);
            return await ShapeRendering.RenderAsync(new Shape("Layout") { ["Content"] = LiquidValue.Html(body) }, context);
        },
        cancellationToken);

    public async Task<IReadOnlyList<TemplateFault>> CheckTemplatesAsync(CancellationToken cancellationToken) =>
        [.. (await sites.GetAsync(documents, cancellationToken)).Templates.Faults];

    public TemplateFault? Check(string name, string source) => engine.Parse(source) is { Template: null } broken ? new TemplateFault(name, broken.Line, broken.Error) : null;

    private async Task<string> WithinLimitsAsync(DisplayScope scope, Func<DisplayContext, ValueTask<string>> display, CancellationToken cancellationToken)
    {
        var site = await sites.GetAsync(documents, cancellationToken);
        var before = scope.Sections.ToDictionary(StringComparer.Ordinal);
        var titles = scope.TitleSegments.ToList();
        try
        {
            return await display(Context(plain: false));
        }
        catch (DisplayLimitException)
        {
            Back();
        }

        try
        {
            return await display(Context(plain: true));
        }
        catch (DisplayLimitException)
        {
            // The item itself lies within itself without end, or is larger than a page.
            Back();
            return "";
        }

        DisplayContext Context(bool plain) => new(engine, site, scope, scope.Items ?? items, queries, plain, cancellationToken);

        // What half a page left behind must not stand beside the whole one.
        void Back()
        {
            scope.Sections.Clear();
            foreach (var (zone, html) in before)
            {
                scope.Sections[zone] = html;
            }

            scope.TitleSegments.Clear();
            scope.TitleSegments.AddRange(titles);
        }
    }
}
