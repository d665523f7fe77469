using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Portal.Domain.Access;
using Portal.Tests.Support;
using Portal.Web.Adapters.HumanCheck;

namespace Portal.Tests.Web.HumanCheck;

/// <summary>The check as a citizen meets it: in a form behind the real site's front, with and without script, under its security policy.</summary>
public sealed class HumanCheckPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task With_script_the_browser_proves_and_the_question_goes_away()
    {
        await using var app = await CheckedForm.StartAsync();
        await using var visitor = await chromium.VisitAsync(app.Address, 390);
        await visitor.GoAsync(CheckedForm.Path);
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
        await using var app = await CheckedForm.StartAsync();
        await using var visitor = await chromium.VisitAsync(app.Address, 390);
        await visitor.Context.RouteAsync("**/human-worker.js*", route => route.AbortAsync());
        await visitor.GoAsync(CheckedForm.Path);

        await Assertions.Expect(visitor.Page.GetByText("没能自动检查。请答下面这道题。")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-human-ask]")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-human-proof]")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Without_script_there_is_one_question_with_three_answers()
    {
        await using var app = await CheckedForm.StartAsync();
        await using var visitor = await chromium.VisitAsync(app.Address, 390, javaScript: false);
        await visitor.GoAsync(CheckedForm.Path);

        await Assertions.Expect(visitor.Page.Locator("#human-q")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator($"input[name={HumanFields.Choice}]")).ToHaveCountAsync(3);
        await Assertions.Expect(visitor.Page.Locator($"input[name={HumanFields.Trap}]")).ToBeHiddenAsync();
        await visitor.Page.Locator("#human").ScrollIntoViewIfNeededAsync();
        await visitor.ShootAsync("human-question-390");
    }

    [Fact]
    public async Task Sent_before_the_proof_is_done_the_form_waits_for_it_and_passes()
    {
        await using var app = await CheckedForm.StartAsync();
        await using var visitor = await chromium.VisitAsync(app.Address, 390);
        await visitor.Context.RouteAsync("**/human-worker.js*", async route =>
        {
            // The worker comes only when the form has been sent.
            await visitor.Page.Locator("html[data-sent]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
            await route.ContinueAsync();
        });
        await visitor.GoAsync(CheckedForm.Path);
        await visitor.Page.EvaluateAsync("document.querySelector('form').addEventListener('submit', () => document.documentElement.setAttribute('data-sent', ''))");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();

        await Assertions.Expect(visitor.Page.Locator("#human .err")).ToHaveTextAsync("Fast");
    }

    [Fact]
    public async Task Without_script_a_form_sent_at_once_keeps_question_and_tick_and_passes_later()
    {
        await using var app = await CheckedForm.StartAsync();
        await using var visitor = await chromium.VisitAsync(app.Address, 390, javaScript: false);
        await visitor.GoAsync(CheckedForm.Path);
        var question = await visitor.Page.Locator("#human-q").InnerTextAsync();
        var pooled = Checks.Pool.All.Single(one => one.Ask == question);
        await visitor.Page.GetByText(pooled.Options[pooled.Right], new() { Exact = true }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();

        await Assertions.Expect(visitor.Page.Locator("#human .err")).ToHaveTextAsync("HumanTooFast");
        await Assertions.Expect(visitor.Page.Locator("#human-q")).ToHaveTextAsync(question);
        await Assertions.Expect(visitor.Page.GetByLabel(pooled.Options[pooled.Right], new() { Exact = true })).ToBeCheckedAsync();
        app.Time.Advance(QuestionLane.MinAge);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#human .err")).ToHaveTextAsync("Fast");
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
