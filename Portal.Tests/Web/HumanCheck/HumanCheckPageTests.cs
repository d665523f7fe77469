using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Portal.Domain.Access;
using Portal.Tests.Support;
using Portal.Web.Adapters.HumanCheck;

namespace Portal.Tests.Web.HumanCheck;

/// <summary>The check as a citizen meets it: on the real report form, with and without script, under the site's own security policy.</summary>
public sealed class HumanCheckPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task With_script_the_browser_proves_and_the_question_goes_away()
    {
        await using var app = await PortalApp.StartAsync();
        await using var visitor = await chromium.VisitAsync(app.Address, 390);
        await visitor.GoAsync("/report");
        await Assertions.Expect(visitor.Page.Locator("[data-human-proof]")).Not.ToHaveValueAsync("");
        await Assertions.Expect(visitor.Page.Locator("[data-human-ask]")).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Page.GetByText("检查好了，不用答题。")).ToBeVisibleAsync();
        await visitor.ShootAsync("human-proved-390");

        var proof = await visitor.Page.Locator("[data-human-proof]").InputValueAsync();
        var check = (IHumanCheck)app.Services.GetService(typeof(IHumanCheck))!;
        var outcome = await check.VerifyAsync(
            Checks.Answer((HumanFields.Proof, proof)), HumanPlace.Report, TestContext.Current.CancellationToken);
        Assert.Equal("Fast", Checks.Code(outcome));
        Assert.Empty(visitor.Complaints);
        Assert.Empty(visitor.ForeignRequests);
    }

    [Fact]
    public async Task With_script_but_no_worker_the_question_stays()
    {
        await using var app = await PortalApp.StartAsync();
        await using var visitor = await chromium.VisitAsync(app.Address, 390);
        await visitor.Context.RouteAsync("**/human-worker.js*", route => route.AbortAsync());
        await visitor.GoAsync("/report");

        await Assertions.Expect(visitor.Page.GetByText("没能自动检查。请答下面这道题。")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-human-ask]")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-human-proof]")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Without_script_there_is_one_question_with_three_answers()
    {
        await using var app = await PortalApp.StartAsync();
        await using var visitor = await chromium.VisitAsync(app.Address, 390, javaScript: false);
        await visitor.GoAsync("/report");

        await Assertions.Expect(visitor.Page.Locator("#human-q")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator($"input[name={HumanFields.Choice}]")).ToHaveCountAsync(3);
        await Assertions.Expect(visitor.Page.Locator($"input[name={HumanFields.Trap}]")).ToBeHiddenAsync();
        await visitor.Page.Locator("#human").ScrollIntoViewIfNeededAsync();
        await visitor.ShootAsync("human-question-390");
    }

    [Theory]
    [InlineData("/report/challenge", HumanPlace.Report)]
    [InlineData("/my/challenge", HumanPlace.AccountForm)]
    public async Task A_fresh_challenge_is_json_for_its_place_without_cookie_and_never_kept(string path, HumanPlace place)
    {
        await using var app = await PortalApp.StartAsync();
        var client = app.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var challenge = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal(place.ToString(), (string)JsonNode.Parse(challenge)!["parameters"]!["data"]!["place"]!);
        Assert.Equal(
            (app.Time.GetUtcNow() + ProofOfWork.Life).ToUnixTimeSeconds(), (long)JsonNode.Parse(challenge)!["parameters"]!["expiresAt"]!);
    }

    /// <summary>A page of our own asks for two scripts, no more than 4 KB each.</summary>
    [Theory]
    [InlineData("human.js")]
    [InlineData("human-worker.js")]
    public void The_solver_stays_small_and_builds_no_script_from_strings(string name)
    {
        var script = File.ReadAllText(Repository.Folder("Portal.Web", "wwwroot", "js", name));

        Assert.InRange(script.Length, 1, 4096);
        Assert.DoesNotContain("innerHTML", script, StringComparison.Ordinal);
        Assert.DoesNotContain("eval(", script, StringComparison.Ordinal);
        Assert.DoesNotContain("blob:", script, StringComparison.OrdinalIgnoreCase);
    }
}
