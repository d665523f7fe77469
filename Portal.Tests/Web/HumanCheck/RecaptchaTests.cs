using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.HumanCheck;

namespace Portal.Tests.Web.HumanCheck;

/// <summary>Google's check on its wire: a Kestrel of our own stands where siteverify would.</summary>
public sealed class RecaptchaTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string ContentType, string Body, string Address)> _asked = new();
    private readonly WebApplication _google;
    private RequestDelegate _answer = _ => Task.CompletedTask;
    private ServiceProvider? _services;

    public RecaptchaTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _google = builder.Build();
        _google.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            _asked.Enqueue((context.Request.ContentType ?? "", await reader.ReadToEndAsync(), context.Request.Method + " " + context.Request.Path));
            await _answer(context);
        });
    }

    public async ValueTask InitializeAsync() => await _google.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        await _google.DisposeAsync();
    }

    private IHumanCheck Check(string? version, params (string Name, string? Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Portal:Recaptcha:Version"] = version,
            ["Portal:Recaptcha:SiteKey"] = "site-key",
            ["Portal:Recaptcha:Secret"] = "s&cret=1",
            ["Portal:Recaptcha:Hostnames:0"] = "www.example.org",
            ["Portal:Recaptcha:VerifyAddress"] = _google.Urls.Single() + "/recaptcha/api/siteverify",
        };
        foreach (var (name, value) in more)
        {
            settings["Portal:Recaptcha:" + name] = value;
        }

        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IInstanceSecrets>(new Checks());
        services.AddHumanCheck(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        _services = services.BuildServiceProvider();
        return _services.GetRequiredService<IHumanCheck>();
    }

    private void Answers(string json, HttpStatusCode status = HttpStatusCode.OK) => _answer = context =>
    {
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json);
    };

    private static async Task<string> VerifyAsync(IHumanCheck check, string token = "to+ken/=&") => Checks.Code(await check.VerifyAsync(
        Checks.Answer((HumanFields.Recaptcha, token)), HumanPlace.AccountForm, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Verify_posts_secret_and_token_as_a_form_and_nothing_else()
    {
        Answers("""{"success":true,"challenge_ts":"2026-11-24T08:00:00Z","hostname":"www.example.org"}""");
        Assert.Equal("Fast", await VerifyAsync(Check("v2")));

        var (type, body, address) = Assert.Single(_asked);
        Assert.Equal("application/x-www-form-urlencoded", type);
        Assert.Equal("POST /recaptcha/api/siteverify", address);
        var fields = QueryHelpers.ParseQuery(body);
        Assert.Equal(["response", "secret"], fields.Keys.Order());
        Assert.Equal("s&cret=1", fields["secret"]);
        Assert.Equal("to+ken/=&", fields["response"]);
    }

    [Theory]
    [InlineData("""{"success":true,"hostname":"evil.example.org"}""", "HumanNotPassed")]
    [InlineData("""{"success":true}""", "HumanNotPassed")]
    [InlineData("""{"success":false,"error-codes":["invalid-input-response"]}""", "HumanNotPassed")]
    [InlineData("""{"success":false,"error-codes":["missing-input-response"]}""", "HumanNotPassed")]
    [InlineData("""{"success":false}""", "HumanNotPassed")]
    [InlineData("""{"success":false,"error-codes":["timeout-or-duplicate"]}""", "HumanExpired")]
    [InlineData("""{"success":false,"error-codes":["invalid-input-secret"]}""", "HumanCheckUnavailable")]
    [InlineData("""{"success":false,"error-codes":["missing-input-secret"]}""", "HumanCheckUnavailable")]
    [InlineData("""{"success":false,"error-codes":["bad-request"]}""", "HumanCheckUnavailable")]
    [InlineData("<html>", "HumanCheckUnavailable")]
    [InlineData("null", "HumanCheckUnavailable")]
    public async Task Verify_of_version_2_reads_the_verdict(string json, string expected)
    {
        Answers(json);
        Assert.Equal(expected, await VerifyAsync(Check("v2")));
    }

    [Theory]
    [InlineData("""{"success":true,"hostname":"www.example.org","score":0.5,"action":"account"}""", "Fast")]
    [InlineData("""{"success":true,"hostname":"www.example.org","score":0.49,"action":"account"}""", "HumanNotPassed")]
    [InlineData("""{"success":true,"hostname":"www.example.org","action":"account"}""", "HumanNotPassed")]
    [InlineData("""{"success":true,"hostname":"www.example.org","score":0.9,"action":"login"}""", "HumanNotPassed")]
    [InlineData("""{"success":true,"hostname":"www.example.org","score":0.9}""", "HumanNotPassed")]
    [InlineData("""{"success":true,"hostname":"evil.example.org","score":0.9,"action":"account"}""", "HumanNotPassed")]
    public async Task Verify_of_version_3_reads_score_action_and_host(string json, string expected)
    {
        Answers(json);
        Assert.Equal(expected, await VerifyAsync(Check("v3")));
    }

    [Fact]
    public async Task The_threshold_is_a_setting()
    {
        Answers("""{"success":true,"hostname":"www.example.org","score":0.6,"action":"account"}""");
        Assert.Equal("HumanNotPassed", await VerifyAsync(Check("v3", ("MinScore", "0.7"))));
    }

    [Fact]
    public async Task Verify_without_a_token_asks_nobody()
    {
        Assert.Equal("HumanMissing", await VerifyAsync(Check("v2"), ""));
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Verify_when_it_fails_is_refused_as_unavailable_after_one_call()
    {
        Answers("{}", HttpStatusCode.ServiceUnavailable);
        Assert.Equal("HumanCheckUnavailable", await VerifyAsync(Check("v2")));
        Assert.Single(_asked);
    }

    [Fact]
    public async Task Verify_when_it_hangs_is_refused_as_unavailable()
    {
        _answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Equal("HumanCheckUnavailable", await VerifyAsync(Check("v2", ("TimeoutSeconds", "0.1"))));
    }

    [Fact]
    public async Task Verify_when_nobody_listens_is_refused_as_unavailable() =>
        Assert.Equal("HumanCheckUnavailable", await VerifyAsync(Check("v2", ("VerifyAddress", "http://127.0.0.1:1/siteverify"))));

    [Fact]
    public async Task Issue_for_account_forms_shows_it_and_for_reports_never()
    {
        var check = Check("v3");
        var account = await check.IssueAsync(HumanPlace.AccountForm, null, TestContext.Current.CancellationToken);
        var report = await check.IssueAsync(HumanPlace.Report, null, TestContext.Current.CancellationToken);

        Assert.Equal(new RecaptchaChallenge(3, "site-key", new Uri("https://www.recaptcha.net/recaptcha/api.js"), "account"), account);
        Assert.IsType<ProofChallenge>(report);
    }

    [Fact]
    public async Task Verify_for_reports_never_asks_it()
    {
        Answers("""{"success":true,"hostname":"www.example.org"}""");
        var outcome = await Check("v2").VerifyAsync(
            Checks.Answer((HumanFields.Recaptcha, "token")), HumanPlace.Report, TestContext.Current.CancellationToken);

        Assert.Equal("HumanMissing", Checks.Code(outcome));
        Assert.Empty(_asked);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("off")]
    public async Task It_is_off_unless_turned_on(string? version) => Assert.IsType<ProofChallenge>(
        await Check(version).IssueAsync(HumanPlace.AccountForm, null, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("v2", "SiteKey")]
    [InlineData("v3", "Secret")]
    [InlineData("v3", "Hostnames:0")]
    public void Half_configured_it_stops_the_start_and_says_what_is_missing(string version, string missing)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Check(version, (missing, null)));
        Assert.Contains(missing.Split(':')[0], thrown.Message, StringComparison.Ordinal);
    }
}
