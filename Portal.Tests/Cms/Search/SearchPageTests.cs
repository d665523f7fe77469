using System.Net;
using System.Net.Http.Json;
using Portal.Tests.Support;

namespace Portal.Tests.Cms.Search;

/// <summary>The search page as a visitor without script sees it.</summary>
public sealed class SearchPageTests(PortalOnSqlite fixture) : IClassFixture<PortalOnSqlite>
{
    [Fact]
    public async Task Page_shows_what_was_found_marked_and_encoded()
    {
        var seeds = new ContentSeeds(fixture.App);
        await seeds.DefineAsync();
        await seeds.PublishAsync("锆白 <b>牌子</b>", "<p>井口的锆白&lt;script&gt;牌</p>");
        var client = fixture.App.Client();

        using var answer = await client.GetAsync("/search?q=%E9%94%86%E7%99%BD&type=Article");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("<mark>锆白</mark>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;牌子", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;牌", html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Article\" selected=\"selected\">图文</option>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_comes_back_encoded_and_nothing_found_says_so()
    {
        var html = await fixture.App.Client().GetStringAsync("/elder/search?q=%22%3E%3Ci%3Ezqx");
        Assert.Contains("zqx", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>zqx", html, StringComparison.Ordinal);
        Assert.Contains("没有找到", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_come_as_a_list_of_texts()
    {
        var seeds = new ContentSeeds(fixture.App);
        await seeds.DefineAsync();
        await seeds.PublishAsync("铪红须知", "<p>话</p>");
        var titles = await fixture.App.Client().GetFromJsonAsync<List<string>>("/search?handler=suggest&q=%E9%93%AA");
        var none = await fixture.App.Client().GetFromJsonAsync<List<string>>("/search?handler=suggest&q=");
        Assert.Equal("铪红须知", Assert.Single(titles!));
        Assert.Empty(none!);
    }
}
