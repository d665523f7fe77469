using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Tests.Support;

namespace Portal.Tests.Cms.Search;

/// <summary>Content of a test's own, brought in by the kernel as an editor's would be.</summary>
internal sealed class ContentSeeds(PortalApp app)
{
    private static readonly ContentAuthor Author = new("editor", "编辑甲");

    /// <summary>Two kinds of items that have addresses, and one that has none.</summary>
    public Task DefineAsync() => InScopeAsync(async services =>
    {
        var store = services.GetRequiredService<DefinitionStore>();
        var definitions = (await store.ReadAsync(CancellationToken.None))
            .With(new ContentTypeDefinition("Article", "图文", [], [Part("TitlePart"), Part("AutoroutePart"), Part("HtmlBodyPart"), Part("Article")]))
            .With(new ContentTypeDefinition("Poster", "海报", [], [Part("TitlePart"), Part("AutoroutePart"), Part("MarkdownBodyPart"), Part("Poster")]))
            .With(new ContentTypeDefinition("Widget", "部件", [], [Part("TitlePart"), Part("HtmlBodyPart")]));
        await store.SaveAsync(definitions, CancellationToken.None);
        return true;

        static ContentTypePart Part(string name) => new(name, name, []);
    });

    /// <summary>Publishes an item, a minute after the one before. One that is there gets a new version.</summary>
    public async Task<ContentItem> PublishAsync(string title, string html, string type = "Article", string column = "column-enterprise", string? id = null, JsonObject? more = null)
    {
        app.Time.Advance(TimeSpan.FromMinutes(1));
        var item = Item(title, html, type, column, id, more);
        return await InScopeAsync(async services =>
        {
            var writer = services.GetRequiredService<ContentWriter>();
            await writer.SaveDraftAsync(item, Author, CancellationToken.None);
            return (await writer.PublishAsync(item.ContentItemId, CancellationToken.None))!;
        });
    }

    public Task<ContentItem> DraftAsync(string title, string html, string? id = null, JsonObject? more = null) => InScopeAsync(services =>
        services.GetRequiredService<ContentWriter>().SaveDraftAsync(Item(title, html, "Article", "column-enterprise", id, more), Author, CancellationToken.None));

    public Task WithWriterAsync(Func<ContentWriter, Task> work) => InScopeAsync(async services =>
    {
        await work(services.GetRequiredService<ContentWriter>());
        return true;
    });

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    private static ContentItem Item(string title, string html, string type, string column, string? id, JsonObject? more)
    {
        var item = ContentItem.New(type);
        item.ContentItemId = id ?? item.ContentItemId;
        item.PartFor("TitlePart")["Title"] = title;
        item.DisplayText = title;
        if (type == "Poster")
        {
            item.PartFor("MarkdownBodyPart")["Markdown"] = html;
        }
        else
        {
            item.PartFor("HtmlBodyPart")["Html"] = html;
        }

        item.PartFor(type)["Column"] = new JsonObject { ["TaxonomyContentItemId"] = "columns", ["TermContentItemIds"] = new JsonArray(column) };
        foreach (var (name, value) in more ?? [])
        {
            item.PartFor(type)[name] = value?.DeepClone();
        }

        return item;
    }
}
