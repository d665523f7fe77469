using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;

namespace Portal.Tests.Cms.Content;

/// <summary>Which item bears which term follows every change of the item.</summary>
public sealed class TermUsesTests
{
    private static readonly ContentAuthor Author = new("", "编辑");

    [Fact]
    public async Task Index_holds_the_terms_of_the_draft_and_of_what_is_published()
    {
        await using var site = await ContentSite.OnSqliteAsync();
        await site.WriteAsync(w => w.ImportAsync(Item("one"), Author, default));
        Assert.Equal(["one published latest"], await RowsAsync(site));

        await site.WriteAsync(w => w.SaveDraftAsync(Item("two", "three"), Author, default));
        Assert.Equal(["one published", "three latest", "two latest"], await RowsAsync(site));

        await site.WriteAsync(w => w.PublishAsync("item", default));
        Assert.Equal(["three published latest", "two published latest"], await RowsAsync(site));

        await site.WriteAsync(w => w.UnpublishAsync("item", default));
        Assert.Equal(["three latest", "two latest"], await RowsAsync(site));

        await site.WriteAsync(w => w.RemoveAsync("item", default));
        Assert.Empty(await RowsAsync(site));
    }

    private static ContentItem Item(params string[] terms) => ContentItem.Read(new JsonObject
    {
        ["ContentItemId"] = "item", ["ContentType"] = "Article", ["Latest"] = true, ["Published"] = true,
        ["Article"] = new JsonObject { ["Column"] = new JsonObject { ["TaxonomyContentItemId"] = "columns", ["TermContentItemIds"] = new JsonArray([.. terms.Select(t => (JsonNode)t)]) } },
    });

    private static Task<List<string>> RowsAsync(ContentSite site) => site.InScopeAsync(async s =>
    {
        var uses = await s.GetRequiredService<IContentDb>().TermUses.AsNoTracking().OrderBy(u => u.TermContentItemId).ToListAsync();
        return uses.ConvertAll(u => u.TermContentItemId + (u.Published ? " published" : "") + (u.Latest ? " latest" : ""));
    });
}
