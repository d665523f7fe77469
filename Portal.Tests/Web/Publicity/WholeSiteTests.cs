using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Cms.Recipes;
using Portal.Tests.Support;
using Portal.Web.Adapters.Content;

namespace Portal.Tests.Web.Publicity;

/// <summary>The site with all the content it comes with: the recipe runs whole and once, and every page is there with what it must carry.</summary>
public sealed partial class WholeSiteTests(PortalOnSqlite site) : IClassFixture<PortalOnSqlite>
{
    private const int LeastItems = 60;
    private const int MostBytes = 100 * 1024;

    [Fact]
    public async Task Recipe_of_the_site_runs_without_a_warning_and_a_second_start_changes_nothing()
    {
        var first = await SetUpAsync();
        Assert.True(first.Outcome is RecipeOutcome.Ran or RecipeOutcome.RanBefore, first.Fault);
        Assert.Empty(first.Warnings);

        var before = await StampAsync();
        Assert.Equal(RecipeOutcome.RanBefore, (await SetUpAsync()).Outcome);
        Assert.Equal(before, await StampAsync());
    }

    [Fact]
    public async Task Every_page_of_both_modes_is_there_and_carries_what_it_must()
    {
        await SetUpAsync();
        await TestCity.OfAsync(site.App);
        await PublishedSite.FreshAsync(site.App, "/learn");
        var client = site.App.Client();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var articles = 0;
        var open = new Queue<string>(["/", "/elder/"]);
        while (open.TryDequeue(out var path))
        {
            if (!seen.Add(path))
            {
                continue;
            }

            using var answer = await client.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answers {(int)answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var html = await answer.Content.ReadAsStringAsync();
            Assert.True(html.Length < MostBytes, $"{path} has {html.Length} characters");
            Assert.DoesNotMatch(EmptyTag(), html);
            articles += html.Contains("<meta name=\"ArticleTitle\"", StringComparison.Ordinal) && !path.StartsWith("/elder/", StringComparison.Ordinal) ? 1 : 0;
            foreach (Match match in Link().Matches(html))
            {
                var href = WebUtility.HtmlDecode(match.Groups["href"].Value).Split('#')[0];
                if (href.StartsWith('/'))
                {
                    open.Enqueue(href);
                }
            }

            foreach (Match match in Picture().Matches(html))
            {
                Assert.Contains("width=", match.Value, StringComparison.Ordinal);
                open.Enqueue(match.Groups["src"].Value);
            }
        }

        Assert.True(articles >= LeastItems, $"only {articles} items were reached by links");
    }

    private async Task<RecipeReport> SetUpAsync()
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SiteContent>().SetUpAsync(default);
    }

    private async Task<long> StampAsync()
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SiteDocuments>().StampAsync(default);
    }

    [GeneratedRegex("<meta name=\"(Site|Column|Article|PubDate|ContentSource)[A-Za-z]*\" content=\"\\s*\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex EmptyTag();

    [GeneratedRegex("<a[^>]* href=\"(?<href>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Link();

    [GeneratedRegex("<img[^>]* src=\"(?<src>[^\"]*)\"[^>]*>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Picture();
}
