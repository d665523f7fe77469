using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Support;
using Portal.Tests.Web.Accounts;
using Portal.Tests.Web.Desk;
using Portal.Tests.Web.Intake;

namespace Portal.Tests.Web.Nodes;

/// <summary>
/// Two processes, one database, one address: whoever walks through the site meets the other node at every step and does not notice. What one has spent or ended
/// is spent and ended at the other.
/// </summary>
public abstract class TwoNodesTests
{
    private static readonly Dictionary<string, string> Where = new(ReporterBrowser.Where) { ["District"] = "000001" };

    [Fact]
    public async Task Report_and_desk_work_with_every_request_at_the_other_node_and_a_revoked_session_ends_on_both()
    {
        await using var nodes = await TwoNodes.StartAsync(DatabaseAsync);
        var receipt = await FileAsync(nodes);

        using var desk = TwoNodes.Browser(nodes.Address, new CookieContainer());
        using var list = await SignInAsync(desk, "shili1", "/desk/cases");
        var page = Regex.Match(await list.Content.ReadAsStringAsync(), "/desk/cases/[0-9a-f-]{36}").Value;
        var seen = new HashSet<string>();
        foreach (var path in (string[])[page, page, page + "/attachments/1", page + "/attachments/1"])
        {
            using var answer = await desk.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, path + " " + answer.StatusCode);
            seen.Add(answer.Headers.GetValues(TwoNodes.NodeHeader).Single() + path);
        }

        // Each node opened the sealed case and the sealed picture.
        Assert.Equal(4, seen.Count);
        for (var i = 0; i < 2; i++)
        {
            // The form comes from one node and goes to the other.
            using var noted = await desk.PostFormAsync(page, $"{page}?handler=AddNote", ("Text", $"第 {i} 次去过现场。"), ("EntryId", Guid.NewGuid().ToString()));
            Assert.Equal(HttpStatusCode.Redirect, noted.StatusCode);
            (await desk.GetAsync(new Uri(page, UriKind.Relative))).Dispose();
        }

        using var told = await desk.PostFormAsync(page, $"{page}?handler=WriteToReporter", ("Text", "我们后天再去一次。"));
        Assert.Equal(HttpStatusCode.Redirect, told.StatusCode);
        using var citizen = nodes.Visitor();
        Assert.True((await new ReporterBrowser(citizen, HumanAnswers.Proof).FollowAsync(receipt)).Says("我们后天再去一次。"));

        await RevokedEndsOnBothAsync(nodes, browser => browser.PostFormAsync("/desk/account", "/desk/sign-out?handler=Everywhere"));
        using var security = TwoNodes.Browser(nodes.Address, new CookieContainer());
        using var room = await SignInAsync(security, "security", "/desk/staff/person/shili1");
        await RevokedEndsOnBothAsync(nodes, _ => security.PostFormAsync("/desk/staff/person/shili1", "/desk/staff/person/shili1?handler=EndSessions"));
        await RevokedEndsOnBothAsync(nodes, _ => security.PostFormAsync("/desk/staff/person/shili1", "/desk/staff/person/shili1?handler=Remove"));
    }

    [Fact]
    public async Task Proof_is_spent_once_whichever_node_it_comes_to()
    {
        await using var nodes = await TwoNodes.StartAsync(DatabaseAsync);
        using var one = nodes.One.Client();
        using var other = nodes.Other.Client();
        var proof = HumanAnswers.Proof((await new ReporterBrowser(one, HumanAnswers.Proof).GetAsync("/report")).Html);

        // Every form a draft of its own: the check that one draft has passed is its own affair.
        var browsers = Enumerable.Range(0, 20).Select(i => new ReporterBrowser(i % 2 == 0 ? one : other, HumanAnswers.Proof)).ToArray();
        var forms = new List<ReporterPage>();
        foreach (var browser in browsers)
        {
            forms.Add(await browser.GetAsync("/report"));
        }

        var answers = await Task.WhenAll(browsers.Select((browser, i) =>
            browser.PostAsync(forms[i], "next", new Dictionary<string, string>(ReporterBrowser.What) { [proof.Key] = proof.Value })));
        Assert.Single(answers, answer => !answer.Says("这道题已经用过"));
    }

    [Fact]
    public async Task Unknown_name_waits_as_long_at_the_other_node_as_a_known_one()
    {
        // In this process, because only here does a clock stand still.
        using var folder = new TempFolder();
        var data = Directory.CreateDirectory(folder.File("data")).FullName;
        await using var database = await DatabaseAsync(data);
        await using var one = await NodeAsync();
        await using var other = await NodeAsync();
        using var here = TwoNodes.Browser(one.Address, new CookieContainer());
        using var there = TwoNodes.Browser(other.Address, new CookieContainer());
        foreach (var name in (string[])["shili1", "nobody-has-this"])
        {
            using var failed = await AccountSite.SignInAsync(here, name, "certainly not this one");
            Assert.Contains("账号、密码或动态码不对", await failed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            using var early = await AccountSite.SignInAsync(there, name, "certainly not this one");
            Assert.Contains("过 1 秒再试", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Task<PortalApp> NodeAsync() => PortalApp.StartAsync(new PortalAppOptions
        {
            Database = database, DataFolder = data, SampleData = true, Settings = new Dictionary<string, string> { ["Portal:SampleReports"] = "false", ["Portal:SampleContent"] = "false" },
        });
    }

    protected abstract Task<PortalDatabase> DatabaseAsync(string folder);

    private static async Task<string> FileAsync(TwoNodes nodes)
    {
        using var citizen = nodes.Visitor();
        var browser = new ReporterBrowser(citizen, HumanAnswers.Proof);
        var files = await browser.ToFilesAsync(null, Where);
        files = await browser.PostAsync(files, "upload", null, ("a.jpg", Markers.PhotoBytes()));
        files = await browser.PostAsync(files, "upload", null, ("b.jpg", Markers.PhotoBytes()));
        var sent = await browser.SendAsync(await browser.ToCheckAsync(files));
        Assert.True(sent.Says("举报回执"), sent.Html);
        return sent.Receipt;
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string userName, string then)
    {
        using var signedIn = await AccountSite.SignInAsync(browser, userName, userName + "-yangben-mima");
        Assert.True(signedIn.StatusCode == HttpStatusCode.Redirect, await signedIn.Content.ReadAsStringAsync());
        var page = await browser.GetAsync(new Uri(then, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return page;
    }

    /// <summary>Two browsers of one officer, one at each node: the act ends both, each at its next request.</summary>
    private static async Task RevokedEndsOnBothAsync(TwoNodes nodes, Func<HttpClient, Task<HttpResponseMessage>> everywhere)
    {
        using var one = TwoNodes.Browser(nodes.One.Address, new CookieContainer());
        using var other = TwoNodes.Browser(nodes.Other.Address, new CookieContainer());
        (await SignInAsync(one, "shili1", "/desk/account")).Dispose();
        (await SignInAsync(other, "shili1", "/desk/account")).Dispose();
        using var done = await everywhere(one);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        foreach (var browser in (HttpClient[])[one, other])
        {
            using var next = await browser.GetAsync(new Uri("/desk/cases", UriKind.Relative));
            Assert.StartsWith("/desk/sign-in", next.Headers.Location?.ToString(), StringComparison.Ordinal);
        }
    }
}

public sealed class TwoNodesOnSqliteTests : TwoNodesTests
{
    protected override Task<PortalDatabase> DatabaseAsync(string folder) => Task.FromResult(PortalDatabases.Sqlite(folder));
}

public sealed class TwoNodesOnPostgresTests : TwoNodesTests
{
    protected override Task<PortalDatabase> DatabaseAsync(string folder) => PortalDatabases.PostgresAsync();
}
