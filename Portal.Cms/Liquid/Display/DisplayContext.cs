using Fluid;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Lookup;

namespace Portal.Cms.Liquid.Display;

/// <summary>One run of displaying: what the templates of a page share, and the limits that they share too.</summary>
internal sealed class DisplayContext : TemplateContext
{
    private const long MostWork = 40_000_000;
    private const long LeastWork = 16;

    private readonly Dictionary<string, ContentItem?> _read = new(StringComparer.Ordinal);

    private long _work;

    public DisplayContext(LiquidEngine engine, DisplaySite site, DisplayScope scope, IContentLookup items, IContentQueries queries, bool plain, CancellationToken cancellationToken)
        : base(engine.Options)
    {
        (Engine, Site, Scope, Items, Queries, IsPlain, CancellationToken) = (engine, site, scope, items, queries, plain, cancellationToken);
        CultureInfo = scope.Culture;
        TimeZone = site.TimeZone;
        AmbientValues[ThemeParser.PageKey] = Page = new LayoutPage
        {
            Layout = "Layout", Body = "", TitleSegments = scope.TitleSegments, Sections = scope.Sections, Resources = scope.Resources, BasePath = scope.BasePath,
            Language = scope.Culture.Name, Text = scope.Text,
        };
    }

    public LiquidEngine Engine { get; }

    public DisplaySite Site { get; }

    public DisplayScope Scope { get; }

    public IContentLookup Items { get; }

    public IContentQueries Queries { get; }

    /// <summary>Only built-in templates: after a theme's has gone beyond a limit.</summary>
    public bool IsPlain { get; }

    public CancellationToken CancellationToken { get; }

    public LayoutPage Page { get; private set; }

    /// <summary>How many shapes lie within one another right now.</summary>
    public int Depth { get; set; }

    /// <summary>The line of the tag that is running.</summary>
    public int Line { get; set; }

    /// <summary>Counts what goes through filters and ranges: steps alone do not tell what a page costs.</summary>
    /// <param name="size">Characters of a text, or items of a list.</param>
    public void Spend(long size)
    {
        _work += LeastWork + size;
        if (_work > MostWork)
        {
            throw new DisplayLimitException("The templates of a page work through too much text.");
        }
    }

    public bool IsOutOfSteps => MaxSteps > 0 && _steps >= MaxSteps;

    /// <summary>Shows a layout around a finished body.</summary>
    public void Frame(string body) => AmbientValues[ThemeParser.PageKey] = Page = new LayoutPage
    {
        Layout = Page.Layout, Body = body, TitleSegments = Page.TitleSegments, Sections = Page.Sections, Resources = Page.Resources, BasePath = Page.BasePath,
        Language = Page.Language, Text = Page.Text,
    };

    public void Withhold(string name) => Engine.Withhold(name);

    public void Report(string template, int line, string message)
    {
        Scope.Faults.Add(new TemplateFault(template, line, message));
        Engine.LogFault(template, line, message);
    }

    /// <summary>An item by its id, read once in a run.</summary>
    public async ValueTask<ContentItem?> ItemAsync(string id)
    {
        if (id.Length == 0)
        {
            return null;
        }

        if (_read.TryGetValue(id, out var known))
        {
            return known;
        }

        return _read[id] = Site.Kept(id) ?? Site.Keep(id, await Items.ByIdAsync(id, CancellationToken));
    }

    /// <summary>An item by a handle: <c>alias:main-menu</c>, or the bare alias.</summary>
    public async ValueTask<ContentItem?> ItemOfHandleAsync(string handle)
    {
        const string mark = "alias:";
        var alias = handle.StartsWith(mark, StringComparison.OrdinalIgnoreCase) ? handle[mark.Length..] : handle;
        if (alias.Length == 0)
        {
            return null;
        }

        var key = mark + alias;
        if (_read.TryGetValue(key, out var known))
        {
            return known;
        }

        return _read[key] = Site.Kept(key) ?? Site.Keep(key, await Items.ByAliasAsync(alias, CancellationToken));
    }

    /// <summary>Where an item answers, with the prefix of this page; empty when it has no address.</summary>
    public async ValueTask<string> AddressAsync(ContentItem item)
    {
        if (item.ContentItemId == Site.HomeItemId)
        {
            return Scope.BasePath + "/";
        }

        var holder = item.Part("TermPart").Member("TaxonomyContentItemId").AsText();
        var path = holder is null ? await PathAsync(item.ContentItemId, "") : await PathAsync(holder, item.ContentItemId);
        return path is null ? "" : $"{Scope.BasePath}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
    }

    /// <summary>Runs a trusted text as Liquid; one that fails gives its reader nothing and its editor the line.</summary>
    public async ValueTask<string> RunTextAsync(string text)
    {
        var parsed = Engine.Parse(text);
        if (parsed.Template is null)
        {
            Report("Liquid", parsed.Line, parsed.Error);
            return "";
        }

        return await ShapeRendering.RunAsync(parsed, "Liquid", this, GetValue("Model")) ?? "";
    }

    private async ValueTask<string?> PathAsync(string itemId, string containedId)
    {
        var key = containedId.Length == 0 ? itemId : $"{itemId}/{containedId}";
        return Site.Paths.TryGetValue(key, out var known) ? known : Site.KeepPath(key, await Items.PathAsync(itemId, containedId, CancellationToken));
    }
}

/// <summary>A page went beyond what one page may cost. It is shown once more by built-in templates only.</summary>
internal sealed class DisplayLimitException(string message) : Exception(message);
