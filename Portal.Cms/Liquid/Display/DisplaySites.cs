using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Liquid.Shapes;

namespace Portal.Cms.Liquid.Display;

/// <summary>Holds the state of the site that pages are shown from, for as long as the site's stamp stays.</summary>
internal sealed class DisplaySites(LiquidEngine engine, SiteStamp stamp) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<(string Shape, ShapeTemplate Template)> _shipped =
        [.. BuiltInTemplates.All(engine), .. engine.Theme.Views.Templates.Select(t => Shipped(t.Name, t.Source, engine)).OfType<(string, ShapeTemplate)>()];

    private volatile DisplaySite? _site;

    public void Dispose() => _turn.Dispose();

    public async ValueTask<DisplaySite> GetAsync(SiteDocuments documents, CancellationToken cancellationToken)
    {
        var now = await stamp.CurrentAsync();
        if (_site is { } known && known.Stamp == now)
        {
            return known;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _site is { } read && read.Stamp == now ? read : _site = await ReadAsync(now, documents, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<DisplaySite> ReadAsync(long state, SiteDocuments documents, CancellationToken cancellationToken)
    {
        var trust = TrustedTexts.Read(await documents.ReadAsync(TemplateTrust.Paper, cancellationToken));
        var templates = await PaperAsync(SitePaper.Templates);
        List<JsonObject> placements = [];
        if (engine.Theme.Placement is { } shipped)
        {
            placements.Add(shipped);
        }

        placements.Add(await PaperAsync(SitePaper.Placements));
        return new DisplaySite
        {
            Stamp = state,
            Definitions = ContentDefinitions.Read(await documents.ReadAsync(SitePaper.ContentDefinition, cancellationToken)),
            Templates = new ShapeTable([.. _shipped, .. OfDatabase(templates, trust)]),
            Placement = new PlacementRules(placements),
            Trust = trust,
            Settings = await documents.ReadAsync(SitePaper.Settings, cancellationToken),
            CustomSettings = await documents.ReadAsync(SitePaper.CustomSettings, cancellationToken),
            MediaProfiles = await PaperAsync(SitePaper.MediaProfiles),
            Layers = await documents.ReadAsync(SitePaper.Layers, cancellationToken),
        };

        // A paper may hold a step's map by itself or, as the step does, under the step's own name.
        async Task<JsonObject> PaperAsync(string name)
        {
            var paper = await documents.ReadAsync(name, cancellationToken);
            return paper.Count <= 2 && paper.Member(name) is JsonObject map && map.Member("Content") is null ? map : paper;
        }
    }

    /// <summary>The templates that editors wrote. One that nobody with the right has saved is not used.</summary>
    private IEnumerable<(string, ShapeTemplate)> OfDatabase(JsonObject templates, TrustedTexts trust) =>
        from template in templates
        let source = template.Value.Member("Content").AsText() ?? ""
        where trust.Has(source)
        select (template.Key, new ShapeTemplate(template.Key, TemplateOrigin.Database, engine.Parse(source)));

    private static (string, ShapeTemplate)? Shipped(string path, string source, LiquidEngine engine) => ShapeNames.OfFile(path) is { } shape
        ? (shape, new ShapeTemplate(path, TemplateOrigin.Theme, engine.Parse(source)))
        : null;
}
