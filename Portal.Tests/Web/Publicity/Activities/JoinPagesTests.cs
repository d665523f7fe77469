using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Support;
using static Portal.Tests.Web.Publicity.Activities.ActivitySeeds;

namespace Portal.Tests.Web.Publicity.Activities;

/// <summary>The public pages of activities, as a browser without script sees them.</summary>
public sealed partial class JoinPagesTests(PortalOnSqlite site) : IClassFixture<PortalOnSqlite>
{
    private PortalApp App => site.App;

    [Fact]
    public async Task Somebody_signs_up_looks_changes_and_gives_up_without_account_cookie_or_script()
    {
        await TestCity.OfAsync(App);
        await PublishAsync(App, "j-way", capacity: 2, needsContact: true);
        var client = App.Client();
        var html = await client.GetStringAsync("/activities/j-way/join");
        Assert.Contains("2 人，还有 2 个", html, StringComparison.Ordinal);

        // A slip first: what was typed stays, and the check that was passed is not asked for again.
        var slipped = await SendAsync(client, "/activities/j-way/join", [.. Hidden(html), HumanAnswers.Proof(html), new("Name", "小林"), new("People", "1")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, slipped.Status);
        Assert.Contains("手机号和邮箱请至少留一个", slipped.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"小林\"", slipped.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-challenge", slipped.Html, StringComparison.Ordinal);
        var done = await SendAsync(client, "/activities/j-way/join", [.. Hidden(slipped.Html), new("Name", "小林"), new("Phone", "13800000000"), new("People", "1")]);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        var code = string.Concat(CodeGroup().Matches(done.Html).Select(match => match.Groups["group"].Value));
        Assert.Equal(16, code.Length);

        var own = await SendAsync(client, "/activities/mine", [new("Code", code.ToLowerInvariant())]);
        Assert.Contains("小林", own.Html, StringComparison.Ordinal);
        Assert.Contains("人数改好了", (await SendAsync(client, "/activities/mine?handler=Change", [new("Code", code), new("People", "2")])).Html, StringComparison.Ordinal);
        Assert.Contains("名额已满", await PublishedSite.FreshAsync(App, "/activities"), StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", (await SendAsync(client, "/activities/mine?handler=Calendar", [new("Code", code)])).Html, StringComparison.Ordinal);
        Assert.Contains("已经取消", (await SendAsync(client, "/activities/mine?handler=GiveUp", [new("Code", code)])).Html, StringComparison.Ordinal);
        Assert.Contains("没有这个确认码的记录", (await SendAsync(client, "/activities/mine", [new("Code", code)])).Html, StringComparison.Ordinal);
        Assert.Contains("确认码抄错了", (await SendAsync(client, "/activities/mine", [new("Code", "ABCD-EFGH-JKMN-PQR1")])).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_is_worth_one_sending_and_nothing_without_its_ticket()
    {
        await PublishAsync(App, "j-ticket", capacity: 9);
        var client = App.Client();
        var html = await client.GetStringAsync("/activities/j-ticket/join");
        KeyValuePair<string, string>[] fields = [.. Hidden(html), HumanAnswers.Proof(html), new("Name", "甲"), new("People", "1")];
        Assert.Contains("本站打开的", (await SendAsync(client, "/activities/j-ticket/join", [.. fields.Where(f => f.Key != "ticket")])).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(client, "/activities/j-ticket/join", fields)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(client, "/activities/j-ticket/join", fields)).Status);
        Assert.Equal(1, (await RecordAsync(App, "j-ticket")).Taken);
    }

    [Fact]
    public async Task Page_with_places_left_is_made_anew_and_a_cancelled_one_says_so_everywhere()
    {
        await PublishAsync(App, "j-live", capacity: 5, title: "消防开放日");
        Assert.Contains("5 人，还有 5 个", await PublishedSite.FreshAsync(App, "/publicity/school/j-live"), StringComparison.Ordinal);
        await SignUpAsync(App, "j-live", Form("甲", people: "3"));
        using var answer = await App.Client().GetAsync("/publicity/school/j-live");
        Assert.Contains("5 人，还有 2 个", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoCache);

        await CancelAsync("j-live");
        Assert.Contains("这场活动取消了", await PublishedSite.FreshAsync(App, "/publicity/school/j-live"), StringComparison.Ordinal);
        Assert.Contains("【已取消】消防开放日", await PublishedSite.FreshAsync(App, "/feeds/school.rss"), StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", await PublishedSite.FreshAsync(App, "/calendar/j-live.ics"), StringComparison.Ordinal);
        Assert.Contains("活动已经取消，不用来了", await PublishedSite.FreshAsync(App, "/activities/j-live/join"), StringComparison.Ordinal);
        Assert.DoesNotContain("消防开放日", Coming().Match(await PublishedSite.FreshAsync(App, "/publicity")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_asks_for_a_visit_and_takes_it_back()
    {
        await TestCity.OfAsync(App);
        var client = App.Client();
        var html = await client.GetStringAsync("/activities/visit");
        var slipped = await SendAsync(client, "/activities/visit", [.. Hidden(html), HumanAnswers.Proof(html), new("Host", "Village"), new("HostName", "示例村")]);
        Assert.Contains("手机号请写 7 到 13 位数字", slipped.Html, StringComparison.Ordinal);
        var asked = await SendAsync(client, "/activities/visit",
        [
            .. Hidden(slipped.Html), new("Host", "Village"), new("HostName", "示例村"), new("District", TestCity.District), new("Topics", "烟道和一氧化碳"), new("Days", "周六上午"), new("People", "40"),
            new("Name", "李某"), new("Phone", "000-00001234"),
        ]);
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        var code = string.Concat(CodeGroup().Matches(asked.Html).Select(match => match.Groups["group"].Value));
        Assert.Contains("还没有定时间", (await SendAsync(client, "/activities/visit/progress", [new("Code", code)])).Html, StringComparison.Ordinal);
        Assert.Contains("预约撤回了", (await SendAsync(client, "/activities/visit/progress?handler=Withdraw", [new("Code", code)])).Html, StringComparison.Ordinal);
        Assert.Contains("没有这个确认码的记录", (await SendAsync(client, "/activities/visit/progress", [new("Code", code)])).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Month_column_and_figures_show_what_there_is_and_refuse_nothing()
    {
        await PublishAsync(App, "j-month", capacity: 9, begins: "2027-01-09T01:30:00Z", ends: "2027-01-09T03:00:00Z", title: "腊月集市");
        var january = await PublishedSite.FreshAsync(App, "/activities?m=2027-01&column=school");
        Assert.Contains("2027 年 1 月", january, StringComparison.Ordinal);
        Assert.Contains("id=\"day-9\"", january, StringComparison.Ordinal);
        Assert.Contains("这个月没有活动", await App.Client().GetStringAsync("/activities?m=2027-02"), StringComparison.Ordinal);
        Assert.DoesNotContain("腊月集市", await App.Client().GetStringAsync("/activities?m=2027-01&column=village"), StringComparison.Ordinal);
        foreach (var odd in new[] { "/activities?m=9999-99&p=-3&district=%3Cb%3E", "/activities/figures?year=1", "/elder/activities", "/elder/activities/figures" })
        {
            Assert.Equal(HttpStatusCode.OK, (await App.Client().GetAsync(odd)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await App.Client().GetAsync("/activities/nothing/join")).StatusCode);
    }

    private Task CancelAsync(string id) => ReadAsync(App, async db =>
    {
        // What the desk's act does, without a person of the desk.
        var record = db.ActivityRecords.Single(r => r.ItemId == id);
        Assert.False(record.Cancel("场地停电，改期另行通知", record.BeginsUtc.AddDays(-1)).IsRefused);
        await db.SaveChangesAsync();
        return await PublishedSite.FreshAsync(App, "/learn");
    });

    private static async Task<(HttpStatusCode Status, string Html)> SendAsync(HttpClient client, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(path, form);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static IEnumerable<KeyValuePair<string, string>> Hidden(string html) =>
        HiddenField().Matches(html).Select(match => new KeyValuePair<string, string>(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)));

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>ticket|human_form)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenField();

    [GeneratedRegex("<li>(?<group>[0-9A-Z]{4})</li>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeGroup();

    [GeneratedRegex("<h2 id=\"coming\">.*?</section>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Coming();
}
