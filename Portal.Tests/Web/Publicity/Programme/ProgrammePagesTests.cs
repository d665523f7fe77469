using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Portal.Cms.Content;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Publicity.Programme;

/// <summary>Lists, entries, feeds and tables of the year's registers, with the samples that the site comes with, on 24 November 2026.</summary>
[Collection(ProgrammeReaders.Name)]
public sealed class ProgrammePagesTests(ProgrammeSite site)
{
    [Theory]
    [InlineData("plates", "", new[] { "示例甲木业公司", "示例丁石料场" }, new string[0])]
    [InlineData("plates", "?state=overdue", new[] { "示例乙燃气站" }, new[] { "示例甲木业公司" })]
    [InlineData("plates", "?state=soon", new[] { "示例甲木业公司" }, new[] { "示例丙大厦", "示例丁石料场" })]
    [InlineData("plates", "?state=done", new[] { "示例丁石料场" }, new[] { "示例丙大厦" })]
    [InlineData("plates", "?district=示例区&q=消防水泵", new[] { "示例丙大厦" }, new[] { "示例甲木业公司" })]
    [InlineData("standards", "?state=expired", new[] { "示例丙食品厂" }, new[] { "示例甲机械厂" })]
    [InlineData("standards", "?state=revoked", new[] { "示例戊铸造厂" }, new[] { "示例丙食品厂" })]
    [InlineData("standards", "?state=soon&level=三级", new[] { "示例乙纺织厂", "示港己石料场" }, new[] { "示例甲加油站" })]
    [InlineData("enforcement", "?q=示执证 1007", new[] { "谁有权执法" }, new[] { "示例戊铸造厂" })]
    [InlineData("draws", "?q=示例甲加油站", new string[0], new[] { "第四次工贸" })]
    [InlineData("draws", "?objects-result=合格", new[] { "第四次工贸", "第二次加油站" }, new string[0])]
    [InlineData("warnings", "?level=橙色&areas=示河区", new[] { "8 月 16 日暴雨" }, new[] { "11 月 8 日大风" })]
    [InlineData("honours", "?state=announced", new[] { "先进岗位" }, new[] { "示范点\"" })]
    [InlineData("units", "?condition=生产&kind=非煤矿山", new[] { "示例丁石料场" }, new[] { "示例甲化工" })]
    [InlineData("shelters", "?suits=地震", new[] { "体育中心", "操场" }, new[] { "文化馆" })]
    [InlineData("rescue-teams", "?state=expired", new[] { "专职消防队" }, new[] { "水上义务" })]
    [InlineData("meetings", "?q=燃气报警器", new[] { "第四次全体会议" }, new[] { "联席会议摘要" })]
    [InlineData("assessments", "?results-grade=优秀", new[] { "2025 年安全生产考核结果" }, new[] { "考核办法\"" })]
    [InlineData("phones", "?kind=抢险抢修", new[] { "燃气" }, new[] { "000-0000 0001" })]
    [InlineData("action", "?industry=城镇燃气&state=overdue", new[] { "灰口铸铁" }, new[] { "软管换一遍" })]
    [InlineData("plates", "?district=没有这个区", new[] { "没有符合条件的" }, new[] { "示例甲木业公司" })]
    public async Task List_is_narrowed_by_fields_words_and_the_clock(string register, string query, string[] there, string[] gone)
    {
        var html = await site.ReadAsync($"/programme/{register}{query}");
        var rows = html.Split("<tbody").ElementAtOrDefault(1) ?? html;
        Assert.All(there, title => Assert.Contains(title, rows, StringComparison.Ordinal));
        Assert.All(gone, title => Assert.DoesNotContain(title, rows, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Entries_say_where_they_stand_today()
    {
        Assert.Contains("快到期，还有 15 个工作日", await site.ReadAsync("/programme/plates/dust-collector"), StringComparison.Ordinal);
        Assert.Contains("已责令停产停业", await site.ReadAsync("/programme/plates/dust-collector"), StringComparison.Ordinal);
        Assert.Contains("超期 2 个工作日", await site.ReadAsync("/programme/plates/gas-tank"), StringComparison.Ordinal);
        Assert.Contains("估算", await site.ReadAsync("/programme/plates/highrise-pump"), StringComparison.Ordinal);
        Assert.Contains("已办结", await site.ReadAsync("/programme/plates/quarry-slope"), StringComparison.Ordinal);
        Assert.Contains("已撤销", await site.ReadAsync("/programme/standards/foundry-e"), StringComparison.Ordinal);
        Assert.Contains("晚于期限公开", await site.ReadAsync("/programme/enforcement/late-tower"), StringComparison.Ordinal);
        Assert.Contains("公示中，还有 2 个工作日", await site.ReadAsync("/programme/honours/2026-posts"), StringComparison.Ordinal);
        Assert.Contains("超期 ", await site.ReadAsync("/programme/inspection-plans/2026-housing"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/programme/draws/2026-trade-4")]
    [InlineData("/programme/draws/2026-fuel-2")]
    public async Task Page_repeats_the_draw_and_finds_it_sound(string path)
    {
        var html = await site.ReadAsync(path);
        Assert.Contains("网页替你重算过：结果一致", html, StringComparison.Ordinal);
        Assert.DoesNotContain("不一样", html, StringComparison.Ordinal);
        Assert.Equal(path.Contains("trade", StringComparison.Ordinal), html.Contains("还在等结果", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Feed_and_tables_are_narrowed_as_the_list_is()
    {
        var feed = XDocument.Parse(await site.ReadAsync("/feeds/programme/warnings.rss?areas=示河区"));
        Assert.Equal("预警存档 - " + "示例市安全生产公众参与网", feed.Descendants("title").First().Value);
        Assert.Equal(2, feed.Descendants("item").Count());
        Assert.Equal(XName.Get("feed", "http://www.w3.org/2005/Atom"), XDocument.Parse(await site.ReadAsync("/feeds/programme/warnings.atom")).Root!.Name);

        var lines = (await site.ReadAsync("/feeds/programme/standards.csv?state=expired")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("名称,企业,等级", lines[0], StringComparison.Ordinal);
        Assert.Contains("已过期 66 天", Assert.Single(lines[1..]), StringComparison.Ordinal);

        using var data = JsonDocument.Parse(await site.ReadAsync("/feeds/programme/plates.json?state=overdue"));
        var plate = Assert.Single(data.RootElement.GetProperty("items").EnumerateArray());
        Assert.Equal(("Overdue", "2026-11-20"), (plate.GetProperty("standing").GetProperty("state").GetString(), plate.GetProperty("standing").GetProperty("due").GetString()));
        Assert.Equal("2026-11-20", plate.GetProperty("extensions")[0].GetProperty("until").GetString());

        Assert.Equal(31, (await site.ReadAsync("/feeds/programme/items/target-2026/Figures.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        using var alerts = JsonDocument.Parse(await site.ReadAsync("/feeds/warnings.json?area=示例区"));
        Assert.Equal(2, alerts.RootElement.GetProperty("alerts").GetArrayLength());
    }

    [Fact]
    public async Task Dashboard_is_narrowed_and_compares_only_what_can_be_compared()
    {
        var whole = await site.ReadAsync("/programme/targets/figures");
        Assert.Contains("控制目标：不超过 18", whole, StringComparison.Ordinal);
        Assert.Contains("比上年同期少", whole, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"chart\"", whole, StringComparison.Ordinal);
        Assert.Contains("2026-06</th>", whole, StringComparison.Ordinal);
        Assert.Contains("修订记录", whole, StringComparison.Ordinal);

        var district = await site.ReadAsync("/programme/targets/figures?year=2026&district=示港区");
        Assert.Contains("示港区</h2>", district, StringComparison.Ordinal);
        Assert.DoesNotContain("比上年同期", district, StringComparison.Ordinal);
        Assert.Contains("2025 年前 12 个月", await site.ReadAsync("/programme/targets/figures?year=2025"), StringComparison.Ordinal);
        Assert.Contains("2026 年前", await site.ReadAsync("/programme/targets/figures?year=1900"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Industry_has_a_home_page_with_plans_tasks_and_milestones()
    {
        var html = await site.ReadAsync("/programme/action/gas");
        Assert.Contains("专项方案 17 餐饮用气", html, StringComparison.Ordinal);
        Assert.Contains("做到 92%", html, StringComparison.Ordinal);
        Assert.Contains("最近报告 2026-11-20", html, StringComparison.Ordinal);
        Assert.DoesNotContain("粉尘涉爆车间减人", html, StringComparison.Ordinal);
        using var nowhere = await site.App.Client().GetAsync("/programme/action/space");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task Who_is_in_charge_is_what_reports_are_routed_by()
    {
        var all = await site.ReadAsync("/who");
        Assert.Contains("测试区应急管理局", all, StringComparison.Ordinal);
        var asked = await site.ReadAsync($"/who?industry=IndustryAndTrade&district={TestCity.District}");
        Assert.Contains("管。", asked, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:000\"", asked, StringComparison.Ordinal);
        Assert.Contains("测试区：测试区应急管理局", await site.ReadAsync("/who?industry=IndustryAndTrade"), StringComparison.Ordinal);
        Assert.DoesNotContain("<section class=\"say", await site.ReadAsync("/who?industry=Nothing&district=<b>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_is_in_no_list_and_what_is_published_appears_and_goes_again()
    {
        const string Plate = """
            { "ContentItemId": "t-plate", "ContentItemVersionId": "t-plate1", "ContentType": "Plate", "DisplayText": "还在写的挂牌", "TitlePart": { "Title": "还在写的挂牌" }, "AutoroutePart": { "Path": "programme/plates/t-plate" },
              "Plate": { "Unit": { "Text": "测试厂" }, "District": { "Text": "西区" }, "Deadline": { "Value": "2026-12-01T00:00:00Z" } } }
            """;
        await PublishedSite.WriteAsync(site.App, writer => writer.SaveDraftAsync(ContentItem.Read(Plate), new ContentAuthor("", "编辑"), default));
        Assert.DoesNotContain("还在写的挂牌", await site.ReadAsync("/programme/plates?district=西区"), StringComparison.Ordinal);
        await PublishedSite.WriteAsync(site.App, writer => writer.PublishAsync("t-plate", default));
        Assert.Contains("还在写的挂牌", await site.ReadAsync("/programme/plates?district=西区"), StringComparison.Ordinal);
        await PublishedSite.WriteAsync(site.App, writer => writer.UnpublishAsync("t-plate", default));
        Assert.DoesNotContain("还在写的挂牌", await site.ReadAsync("/programme/plates?district=西区"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/programme/nothing")]
    [InlineData("/feeds/programme/nothing.rss")]
    [InlineData("/feeds/programme/nothing.csv")]
    [InlineData("/feeds/programme/items/nothing/Figures.csv")]
    [InlineData("/feeds/programme/items/target-2026/Year.csv")]
    public async Task What_is_not_there_answers_404(string path)
    {
        using var answer = await site.App.Client().GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
