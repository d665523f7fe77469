using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Liquid;

namespace Portal.Tests.Cms.Liquid;

/// <summary>A small site of its own, with a theme of a few files, on which items are stored and shown.</summary>
internal sealed class DisplayBench : IAsyncDisposable
{
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly ServiceProvider _services;
    private readonly DisplayDatabase _database;
    private readonly string? _folder;

    private DisplayBench(string theme, string? folder, DisplayDatabase database)
    {
        (_folder, _database) = (folder, database);
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Encoder)
            .AddSingleton(Theme.Load(theme))
            .AddSingleton(database.Content)
            .AddContentKernel()
            .AddSingleton(provider => new SiteStamp(Clock, () => provider.GetRequiredService<SiteDocuments>().StampAsync(CancellationToken.None)))
            .BuildServiceProvider(validateScopes: false);
    }

    public Microsoft.Extensions.Time.Testing.FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public LogLines Log { get; } = new();

    public IContentDisplay Display => Get<IContentDisplay>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>With theme files by their names below Views, and placement.json under that name.</summary>
    public static DisplayBench With(params (string File, string Source)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("portal-display-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "Views"));
        Directory.CreateDirectory(Path.Combine(folder, "wwwroot"));
        File.WriteAllText(Path.Combine(folder, "Manifest.json"), """{ "Id": "Test", "Name": "Test" }""");
        File.WriteAllText(Path.Combine(folder, "wwwroot", "look.css"), "a{}");
        foreach (var (file, source) in files)
        {
            var path = file == "placement.json" ? Path.Combine(folder, file) : Path.Combine(folder, "Views", file + ".liquid");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, source);
        }

        return new DisplayBench(folder, folder, DisplayDatabase.Make());
    }

    public static DisplayBench WithTheme(string folder) => new(folder, null, DisplayDatabase.Make());

    public static DisplayScope Scope(string basePath = "", string path = "/", int page = 1, bool home = false, string culture = "zh-CN") => new()
    {
        BasePath = basePath, Path = path, PageNumber = page, IsHomepage = home, Culture = CultureInfo.GetCultureInfo(culture), Resources = new PageResources(Encoder),
    };

    public async Task DefineAsync(string types, string parts = "[]")
    {
        var step = new JsonObject { [ContentDefinitions.Types] = JsonNode.Parse(types), [ContentDefinitions.Parts] = JsonNode.Parse(parts) };
        await Get<DefinitionStore>().SaveAsync(ContentDefinitions.Read(step), TestContext.Current.CancellationToken);
    }

    public Task SaveAsync(string paper, string json)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return Get<SiteDocuments>().SaveAsync(paper, (JsonObject)OrchardJson.Parse(json)!, TestContext.Current.CancellationToken);
    }

    /// <summary>Stores an item as published.</summary>
    public async Task<ContentItem> PublishAsync(string json)
    {
        var item = ContentItem.Read(json);
        (item.Latest, item.Published) = (true, true);
        item.ContentItemId = item.ContentItemId.Length == 0 ? ContentId.New() : item.ContentItemId;
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Get<ContentWriter>().ImportAsync(item, new ContentAuthor("1", "editor"), TestContext.Current.CancellationToken);
        return item;
    }

    public async Task<string> ShowAsync(ContentItem item, string displayType = "Detail", DisplayScope? scope = null)
    {
        return (await Display.DisplayAsync(item, displayType, scope ?? Scope(), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n").Trim();
    }

    /// <summary>As somebody who may author templates saves it.</summary>
    public Task VouchAsync(ContentItem item)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return Get<TemplateTrust>().VouchForItemAsync(item, "author", TestContext.Current.CancellationToken);
    }

    /// <summary>Saves a template of the database as somebody who may author templates, or as somebody who may not.</summary>
    public async Task TemplateAsync(string name, string source, bool trusted = true)
    {
        var templates = new JsonObject { [name] = new JsonObject { ["Description"] = "", ["Content"] = source } };
        await SaveAsync(SitePaper.Templates, templates.ToJsonString());
        if (trusted)
        {
            await Get<TemplateTrust>().VouchForTemplatesAsync(templates, "author", TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
