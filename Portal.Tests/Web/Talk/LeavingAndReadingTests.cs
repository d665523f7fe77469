using System.Net;
using System.Text.RegularExpressions;
using global::Portal.Domain.Access;
using global::Portal.Web.Adapters.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Web.Publicity;

namespace Portal.Tests.Web.Talk;

/// <summary>Links that lead away go by a page that says so and cannot be borrowed; readings are counted without anybody in them.</summary>
public abstract partial class LeavingAndReadingTests(TalkSite site)
{
    [Theory]
    [InlineData("")]
    [InlineData("/elder")]
    public async Task Link_to_another_site_leads_by_the_notice_and_the_notice_leads_there(string mode)
    {
        var item = PublishedSite.Item("Article", "t-away", "enterprise/away", "去看看", "enterprise");
        item["HtmlBodyPart"]!["Html"] = "<p><a href=\"https://www.other.example/a?b=1&amp;c=%E4%B8%AD\" title=\"x\">国家网站</a> <a href=\"/publicity/enterprise\">本站</a> <a href=\"https://anquan.shili.example/learn\">本站全址</a></p>";
        await PublishedSite.PublishAsync(site.App, item);
        var page = await PublishedSite.FreshAsync(site.App, mode + "/publicity/enterprise/away");
        var link = WebUtility.HtmlDecode(Away().Match(page).Groups["href"].Value);
        Assert.StartsWith(mode + "/leave?to=", link, StringComparison.Ordinal);
        Assert.Contains("rel=\"noopener nofollow\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"https://www.other.example", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://anquan.shili.example/learn\"", page, StringComparison.Ordinal);

        using var answer = await site.App.Client().GetAsync(link);
        var notice = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("href=\"https://www.other.example/a?b=1&amp;c=%E4%B8%AD\" rel=\"noopener noreferrer nofollow\"", notice, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/leave?to=https%3A%2F%2Fevil.example%2F")]
    [InlineData("/leave?to=https%3A%2F%2Fevil.example%2F&s=AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/leave?to=javascript%3Aalert(1)&s=x")]
    [InlineData("/leave?to=%2F%2Fevil.example&s=x")]
    [InlineData("/leave")]
    public async Task Address_that_the_site_did_not_sign_is_no_link(string path)
    {
        using var answer = await site.App.Client().GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);

        // The head's link to the same page in the other mode is all that repeats it.
        Assert.DoesNotContain("evil", Elder().Replace(await answer.Content.ReadAsStringAsync(), ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readings_are_counted_past_the_kept_page_and_programs_are_not()
    {
        await PublishedSite.PublishAsync(site.App, PublishedSite.Item("Article", "t-read", "enterprise/read", "读得最多的一篇", "enterprise"));
        await PublishedSite.FreshAsync(site.App, "/learn");
        var counter = site.App.Services.GetRequiredService<ReadingCounter>();
        await counter.FlushAsync(default);
        for (var i = 0; i < 5; i++)
        {
            await GetAsync("/publicity/enterprise/read", "Mozilla/5.0 (Linux; Android 14)");
        }

        await GetAsync("/elder/publicity/enterprise/read", "Mozilla/5.0");
        await GetAsync("/publicity/enterprise/read", "SomeBot/1.0");
        await GetAsync("/publicity/enterprise/read", "");
        await GetAsync("/publicity/invented", "Mozilla/5.0");
        await counter.FlushAsync(default);
        await GetAsync("/publicity/enterprise/read", "Mozilla/5.0");
        await counter.FlushAsync(default);

        var row = await site.OnDatabaseAsync(db => db.ReadingCounts.AsNoTracking().SingleAsync(c => c.ItemId == "t-read"));
        Assert.Equal(7, row.Count);
        Assert.False(await site.OnDatabaseAsync(db => db.ReadingCounts.AnyAsync(c => c.ItemId.Contains("invented"))));
        var editor = await site.AsAsync("看数的", StaffRoles.Editor);
        Assert.Contains("读得最多的一篇", await TalkSite.TextOfAsync(editor, "/desk/reading"), StringComparison.Ordinal);
        Assert.Contains("进企业,读得最多的一篇,/publicity/enterprise/read,7", await TalkSite.TextOfAsync(editor, "/desk/reading?handler=Csv"), StringComparison.Ordinal);
    }

    private async Task GetAsync(string path, string agent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        using var answer = await site.App.Client().SendAsync(request);
    }

    [GeneratedRegex("<a href=\"/elder/leave[^\"]*\">")]
    private static partial Regex Elder();

    [GeneratedRegex("<a href=\"(?<href>[^\"]*/leave\\?[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Away();
}

public sealed class LeavingAndReadingOnSqliteTests(TalkOnSqlite site) : LeavingAndReadingTests(site), IClassFixture<TalkOnSqlite>;

public sealed class LeavingAndReadingOnPostgresTests(TalkOnPostgres site) : LeavingAndReadingTests(site), IClassFixture<TalkOnPostgres>;
