using System.Net;
using System.Text.RegularExpressions;
using global::Portal.Domain.Publicity;
using global::Portal.Domain.Publicity.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Web.Mail;
using Portal.Tests.Web.Publicity;

namespace Portal.Tests.Web.Talk;

/// <summary>News by mail: nothing before the mailbox says yes, each item once, an end by one request without a cookie. Against a real mail server, on both databases.</summary>
public abstract partial class SubscriptionTests(TalkSite site)
{
    [Fact]
    public async Task Subscriber_says_yes_gets_each_item_once_and_ends_it_with_one_post()
    {
        var confirm = await SubscribeAsync("reader@city.test", ("Columns", "column-enterprise"), ("Rhythm", "Daily"), ("Warnings", "true"));
        await PublishAsync("t-before", "没订以前的一篇");
        var client = site.App.Client();

        // Mail programs open links before their readers do: opening alone is no yes.
        Assert.Contains("对，开始订阅", await TalkSite.TextOfAsync(client, confirm), StringComparison.Ordinal);
        Assert.Equal(0, await site.OnDatabaseAsync(db => db.Subscriptions.CountAsync(s => s.ConfirmedAt != null && s.ColumnIds == "column-enterprise")));
        site.App.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains("订阅好了", await TalkSite.TextAsync(await client.PostAsync(confirm, null)), StringComparison.Ordinal);

        site.App.Time.Advance(TimeSpan.FromMinutes(5));
        await PublishAsync("t-after", "订了以后的一篇");
        site.App.Time.Advance(TimeSpan.FromDays(1));
        await RoundAsync();
        await RoundAsync();
        var news = Assert.Single(To("reader@city.test").Skip(1));
        Assert.Contains("订了以后的一篇", news.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("没订以前的一篇", news.Body, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", news.Raw, StringComparison.Ordinal);

        site.App.Time.Advance(TimeSpan.FromDays(1));
        await RoundAsync();
        Assert.Equal(2, To("reader@city.test").Count);

        await PublishedSite.PublishAsync(site.App, PublishedSite.Item(
            "Warning", "t-wind", "/warnings/wind", "今晚有大风", "", WarningPart(), Now()));
        await RoundAsync();
        await RoundAsync();
        Assert.Contains("今晚有大风", To("reader@city.test")[2].Subject, StringComparison.Ordinal);
        Assert.Equal(3, To("reader@city.test").Count);

        var end = new Uri(Ends().Match(news.Body).Value).PathAndQuery;
        using var oneClick = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await site.App.Client().PostAsync(end, oneClick);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(0, await site.OnDatabaseAsync(db => db.Subscriptions.CountAsync(s => s.ConfirmedAt != null && s.ColumnIds == "column-enterprise")));
        Assert.Equal(HttpStatusCode.OK, (await site.App.Client().PostAsync(end, null)).StatusCode);
    }

    [Fact]
    public async Task Address_that_never_says_yes_is_forgotten_and_asking_again_does_not_fill_its_mailbox()
    {
        var confirm = await SubscribeAsync("stranger@city.test", ("Columns", "column-school"), ("Rhythm", "Weekly"));
        await site.SendFormAsync("/subscribe", ("Address", "STRANGER@city.test"), ("Columns", "column-school"), ("Rhythm", "Weekly"));
        await RoundAsync();
        Assert.Single(To("stranger@city.test"));
        Assert.DoesNotContain("stranger", await RowsAsync(), StringComparison.OrdinalIgnoreCase);

        site.App.Time.Advance(TimeSpan.FromHours(49));
        await RoundAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await site.App.Client().GetAsync(confirm)).StatusCode);
        Assert.Contains("已经没有用了", await TalkSite.TextAsync(await site.App.Client().PostAsync(confirm, null)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crash_between_outbox_and_server_loses_nothing_and_repeats_under_the_same_id()
    {
        var confirm = await SubscribeAsync("crash@city.test", ("Columns", "column-cases"), ("Rhythm", "Daily"));
        await site.App.Client().PostAsync(confirm, null);
        site.App.Time.Advance(TimeSpan.FromMinutes(5));
        await PublishAsync("t-crash", "断电那天的一篇", "cases");
        site.App.Time.Advance(TimeSpan.FromDays(1));
        await PublishedSite.FreshAsync(site.App, "/learn");
        await site.InScopeAsync(async services =>
        {
            // The site dies here: the mail lies in the outbox, and the moment until which was told has moved with it.
            await services.GetRequiredService<SubscriptionRounds>().RunAsync(default);
            return 0;
        });
        site.Mail.Refuses = true;
        await RoundAsync();
        site.Mail.Refuses = false;
        Assert.Single(To("crash@city.test"));
        site.App.Time.Advance(TimeSpan.FromMinutes(10));
        await RoundAsync();
        await RoundAsync();
        Assert.Contains("断电那天的一篇", Assert.Single(To("crash@city.test").Skip(1)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_lists_every_feed_and_slips_keep_what_was_typed()
    {
        var html = await TalkSite.TextOfAsync(site.App.Client(), "/subscribe");
        Assert.All(new[] { "/feeds/enterprise.rss", "/feeds/faq.atom", "/feeds/all.rss", "/feeds/answers.rss", "/calendar/activities.ics" }, feed => Assert.Contains(feed, html, StringComparison.Ordinal));
        var slip = await site.SendFormAsync("/subscribe", ("Address", "not an address"), ("Rhythm", "Weekly"));
        var text = await TalkSite.TextAsync(slip);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, slip.StatusCode);
        Assert.Contains("邮箱地址写得不对", text, StringComparison.Ordinal);
        Assert.Contains("请至少选一个栏目", text, StringComparison.Ordinal);
        Assert.Contains("not an address", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.App.Client().GetAsync("/subscribe/manage?t=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).StatusCode);
    }

    private static string WarningPart() =>
        """{"Level":{"Text":"橙色"},"Kind":{"Text":"大风"},"Areas":{"Values":["示例区"]},"Begins":{"Value":"2026-11-20T01:00:00Z"},"Ends":{"Value":"2027-11-20T01:00:00Z"},"Advice":{"Text":"停止高处作业。"}}""";

    private string Now() => site.App.Time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    private IReadOnlyList<SunkMail> To(string address) => [.. site.Mail.Mails.Where(m => string.Equals(m.To, address, StringComparison.OrdinalIgnoreCase))];

    private Task PublishAsync(string id, string title, string column = "enterprise") =>
        PublishedSite.PublishAsync(site.App, PublishedSite.Item("Article", id, $"{column}/{id}", title, column, publishedUtc: Now()));

    private async Task<string> SubscribeAsync(string address, params (string Name, string Value)[] wish)
    {
        var asked = await site.SendFormAsync("/subscribe", [("Address", address), .. wish]);
        Assert.True(asked.StatusCode == HttpStatusCode.OK, await TalkSite.TextAsync(asked));
        await RoundAsync();
        var mail = Assert.Single(To(address));
        return new Uri(Confirms().Match(mail.Body).Value).PathAndQuery;
    }

    private async Task RoundAsync()
    {
        await PublishedSite.FreshAsync(site.App, "/learn");
        await site.InScopeAsync(async services =>
        {
            await services.GetRequiredService<SubscriptionRounds>().RunAsync(default);
            await services.GetRequiredService<IPublicLetterRun>().RunAsync(default);
            return 0;
        });
    }

    private Task<string> RowsAsync() => site.OnDatabaseAsync(async db =>
        string.Join('\n', (await db.Subscriptions.AsNoTracking().ToListAsync()).Select(s => s.SealedAddress)) + string.Join('\n', (await db.OutboxLetters.AsNoTracking().ToListAsync()).Select(l => l.Sealed)));

    [GeneratedRegex("https://\\S+/subscribe/confirm\\?t=\\S+")]
    private static partial Regex Confirms();

    [GeneratedRegex("https://\\S+/subscribe/end\\?t=\\S+")]
    private static partial Regex Ends();
}

public sealed class SubscriptionOnSqliteTests(TalkOnSqlite site) : SubscriptionTests(site), IClassFixture<TalkOnSqlite>;

public sealed class SubscriptionOnPostgresTests(TalkOnPostgres site) : SubscriptionTests(site), IClassFixture<TalkOnPostgres>;
