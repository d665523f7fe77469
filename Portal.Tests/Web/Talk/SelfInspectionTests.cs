using System.Text.Json.Nodes;
using global::Portal.Cms.Content;
using global::Portal.Domain.Access;
using global::Portal.Domain.Publicity;
using global::Portal.Domain.Publicity.Inspection;
using global::Portal.Domain.Publicity.Questions;
using global::Portal.Web.Pipeline.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Tests.Web.Desk;
using Portal.Tests.Web.Publicity;

namespace Portal.Tests.Web.Talk;

/// <summary>Each fault that a higher office looks for is put into the site, found in the night, shown with the place where it is mended, mended, and found mended.</summary>
public abstract class SelfInspectionTests(TalkSite site)
{
    private const string Bad =
        "<p>请先<a href=\"/publicity/nowhere\">看这里</a>，再<a href=\"https://other.example/a?b=1&amp;c=2\">看那里</a>。</p><p><img src=\"/media/publicity/x.svg\"></p><p><img src=\"/media/publicity/gone.svg\" alt=\"不在的图\"></p>";

    private static readonly FindingKind[] Seeded =
    [
        FindingKind.ColumnStale, FindingKind.ColumnEmpty, FindingKind.QuestionUnanswered, FindingKind.QuestionOverdue, FindingKind.LinkBroken, FindingKind.FileBroken, FindingKind.MetaMissing,
        FindingKind.AltMissing, FindingKind.WrongWord, FindingKind.ItemExpired, FindingKind.IdentityMissing, FindingKind.LinkAway,
    ];

    [Fact]
    public async Task Every_seeded_fault_is_found_and_after_mending_found_mended()
    {
        await SeedAsync();
        await RunAsync();
        var open = await OpenAsync();
        Assert.All(Seeded, kind => Assert.Contains(open, f => f.Kind == kind));
        Assert.Empty(open.Where(f => f.Kind is FindingKind.HomeStale or FindingKind.PageBroken).Select(f => $"{f.Place} {f.What}"));
        Assert.Contains(open, f => f is { Kind: FindingKind.LinkBroken, Place: "/publicity/enterprise/bad", What: "/publicity/nowhere", ItemId: "t-bad" });
        Assert.Contains(open, f => f is { Kind: FindingKind.LinkAway, What: "https://other.example/a?b=1&c=2" });
        Assert.Contains(open, f => f.Kind is FindingKind.WrongWord && f.What.Contains("「按装」应为「安装」", StringComparison.Ordinal));

        var chief = await site.AsAsync("总编", StaffRoles.ChiefEditor);
        var page = await TalkSite.TextOfAsync(chief, "/desk/inspection");
        Assert.Contains("单项否决", page, StringComparison.Ordinal);
        Assert.Contains("/desk/content/item/t-bad", page, StringComparison.Ordinal);
        Assert.Contains("/desk/content?column=column-family", page, StringComparison.Ordinal);
        await chief.PostFormAsync("/desk/inspection", "/desk/inspection?handler=Digest", ("Address", "chief@city.test"));

        await MendAsync();
        await RunAsync();
        var left = await OpenAsync();
        Assert.DoesNotContain(left, f => Seeded.Contains(f.Kind));
        Assert.Contains("改好", await TalkSite.TextOfAsync(chief, "/desk/inspection?mended=true"), StringComparison.Ordinal);
        await SendMailAsync();
        var digest = Assert.Single(site.Mail.Mails, m => m.To == "chief@city.test");
        Assert.StartsWith("网站自查", digest.Subject, StringComparison.Ordinal);
        Assert.Contains("/desk/inspection", digest.Body, StringComparison.Ordinal);

        // Three weeks without a word, and the home page fails the site by itself.
        site.App.Time.Advance(TimeSpan.FromDays(21));
        await RunAsync();
        Assert.Contains(await OpenAsync(), f => f.Kind is FindingKind.HomeStale);
    }

    private async Task SeedAsync()
    {
        await site.Site.TakeReportsAsync();
        foreach (var column in new[] { "enterprise", "community", "school", "cases", "regulations", "notices", "faq" })
        {
            await PublishedSite.PublishAsync(site.App, PublishedSite.Item("Article", "t-" + column, column + "/one", "好的一篇", column));
        }

        await PublishedSite.PublishAsync(site.App, PublishedSite.Item("Article", "t-old", "village/old", "去年的一篇", "village", publishedUtc: "2026-01-05T02:00:00Z"));
        var bad = PublishedSite.Item("Article", "t-bad", "enterprise/bad", "按装报警器要看什么", "enterprise");
        bad["HtmlBodyPart"]!["Html"] = Bad;
        await PublishedSite.PublishAsync(site.App, bad);
        await PublishedSite.PublishAsync(site.App, Warning("2026-11-10T01:00:00Z"));
        await DescribeAsync("");
        await site.OnDatabaseAsync(async db =>
        {
            db.PublicQuestions.Add(Question(new DateOnly(2026, 7, 1)));
            db.PublicQuestions.Add(Question(new DateOnly(2026, 11, 2)));
            return await db.SaveChangesAsync();
        });
    }

    private async Task MendAsync()
    {
        await PublishedSite.PublishAsync(site.App, PublishedSite.Item("Article", "t-family", "family/one", "新的一篇", "family"));
        await PublishedSite.PublishAsync(site.App, PublishedSite.Item("Article", "t-new", "village/new", "今年的一篇", "village"));
        await PublishedSite.PublishAsync(site.App, PublishedSite.Item("Article", "t-bad", "enterprise/bad", "安装报警器要看什么", "enterprise"));
        await PublishedSite.WriteAsync(site.App, writer => writer.UnpublishAsync("t-warning", default));
        await DescribeAsync("先给一句话的回答。");
        Identity.IdCode = "1234560001";
        await site.OnDatabaseAsync(db => db.PublicQuestions.ExecuteUpdateAsync(set => set.SetProperty(q => q.State, QuestionState.Answered)));
    }

    private SiteIdentity Identity => site.App.Services.GetRequiredService<IOptions<SiteIdentity>>().Value;

    private static JsonObject Warning(string ends) => PublishedSite.Item(
        "Warning", "t-warning", "/warnings/old", "过去的大风", "",
        $$$"""{"Level":{"Text":"黄色"},"Kind":{"Text":"大风"},"Areas":{"Values":["示例区"]},"Begins":{"Value":"2026-11-09T01:00:00Z"},"Ends":{"Value":"{{{ends}}}"},"Advice":{"Text":"停止高处作业。"}}""");

    private static PublicQuestion Question(DateOnly on) => new(
        Guid.CreateVersion7(), Guid.NewGuid().ToByteArray(), QuestionCategory.Other, "", "没人答复的", "一直没有人答复的问题。", true, "", on.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc), on, on.AddDays(7));

    /// <summary>Gives the column of questions a description, or takes it away.</summary>
    private Task DescribeAsync(string text) => site.InScopeAsync(async services =>
    {
        var columns = (await services.GetRequiredService<ContentReader>().FindAsync("columns", VersionOf.Published, default))!;
        var faq = columns.Part("TaxonomyPart").Member("Terms").AsObjects().Single(t => t.Member("ContentItemId").AsText() == "column-faq");
        faq["Column"]!["Description"]!["Text"] = text;
        await services.GetRequiredService<ContentWriter>().ImportAsync(columns, new ContentAuthor("", "测试"), default);
        return 0;
    });

    private async Task RunAsync()
    {
        await PublishedSite.FreshAsync(site.App, "/learn");
        await site.InScopeAsync(async services =>
        {
            await services.GetRequiredService<ISelfInspection>().RunAsync(default);
            return 0;
        });
    }

    private Task SendMailAsync() => site.InScopeAsync(async services =>
    {
        await services.GetRequiredService<IPublicLetterRun>().RunAsync(default);
        return 0;
    });

    private Task<List<Finding>> OpenAsync() => site.OnDatabaseAsync(db => db.Findings.AsNoTracking().Where(f => f.MendedAt == null).ToListAsync());
}

public sealed class SelfInspectionOnSqliteTests(TalkOnSqlite site) : SelfInspectionTests(site), IClassFixture<TalkOnSqlite>;

public sealed class SelfInspectionOnPostgresTests(TalkOnPostgres site) : SelfInspectionTests(site), IClassFixture<TalkOnPostgres>;
