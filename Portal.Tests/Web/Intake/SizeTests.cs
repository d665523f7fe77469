using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Web.Intake;

/// <summary>Check 10: the length of an answer or of what is stored tells neither whether a receipt opens something nor how much was written.</summary>
public sealed class SizeTests(PortalOnSqlite fixture) : IClassFixture<PortalOnSqlite>
{
    [Fact]
    public async Task Answer_to_a_receipt_has_one_length_whether_it_opens_nothing_or_a_case_with_no_one_or_five_messages()
    {
        await TestCity.OfAsync(fixture.App);
        var browser = new ReporterBrowser(fixture.App, fixture.App.Client());
        var lengths = new List<long?> { await LengthAsync(browser, Receipt.Create().Characters) };
        foreach (var messages in new[] { 0, 1, 5 })
        {
            var sent = await browser.SendAsync(await browser.ToCheckAsync(await browser.ToFilesAsync()));
            var page = await browser.FollowAsync(sent.Receipt);
            for (var i = 0; i < messages; i++)
            {
                page = await browser.WriteAsync(page, $"第 {i} 条：昨天又下去了两个人，还是没有检测气体，没有人拿绳子。");
                Assert.True(page.Says("已经送到"), page.Html);
            }

            lengths.Add(await LengthAsync(browser, sent.Receipt));
        }

        Assert.Single(lengths.Distinct());
    }

    [Fact]
    public async Task Stored_report_of_few_words_and_of_nine_hundred_characters_has_one_length()
    {
        await TestCity.OfAsync(fixture.App);
        var before = await LengthsAsync();
        await FileAsync("十五个字就可以举报的一句话而已。");
        var one = (await LengthsAsync()).Except(before).Single();
        await FileAsync(string.Concat(Enumerable.Repeat("池边没有绳子，", 128)) + "没有。");
        Assert.Equal(one.Value, (await LengthsAsync()).Except(before).Single(report => report.Key != one.Key).Value);
    }

    private async Task FileAsync(string what)
    {
        var browser = new ReporterBrowser(fixture.App, fixture.App.Client());
        var files = await browser.ToFilesAsync(new Dictionary<string, string>(ReporterBrowser.What) { ["What"] = what });
        Assert.True((await browser.SendAsync(await browser.ToCheckAsync(files))).Says("举报回执"));
    }

    private static async Task<long?> LengthAsync(ReporterBrowser browser, string receipt) => (await browser.FollowAsync(receipt)).Response.Content.Headers.ContentLength;

    private async Task<Dictionary<Guid, int>> LengthsAsync()
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Reports.ToDictionaryAsync(report => report.Id, report => report.SealedContent.Length);
    }
}
