using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Benchmarks.Intake;
using Portal.Cms.Content;
using Portal.Tests.Proof;
using Portal.Web.Adapters.Data;

namespace Portal.Benchmarks.Content;

/// <summary>
/// Ten thousand articles, made of the sentences of those that were written for this site: how long the desk's list, a column's page and the search take in process,
/// each page made anew, the whole answer read.
/// </summary>
internal sealed class ItemsPart(Run run, FigureTable figures)
{
    private const int Items = 10_000;
    private const int InOneTransaction = 100;
    private const int SentencesOfOne = 24;
    private const int Asked = 40;

    /// <summary>Issue 5, in milliseconds.</summary>
    private const double Promised = 50;

    private static readonly string[] Columns = ["enterprise", "village", "community", "school", "family", "notices", "cases", "faq"];
    private static readonly ContentAuthor Author = new("", "编辑");

    public async Task RunAsync()
    {
        await using var site = await OwnSite.StartAsync();
        var count = run.Count(Items, 200);
        var began = run.Time.GetTimestamp();
        await SeedAsync(site.Services, count);
        await figures.AddAsync("articles", count, "");
        await figures.AddAsync("publishing one of them, in transactions of a hundred", run.Time.GetElapsedTime(began).TotalMilliseconds / count, "ms");

        using var desk = await site.DeskAsync("chief");
        await MeasureAsync(desk, "admin list", "/desk/content");
        await MeasureAsync(desk, "admin list of a column, last page", $"/desk/content?column=column-enterprise&p={Math.Max(1, count / Columns.Length / 20)}");
        await MeasureAsync(desk, "admin list, words of a title", "/desk/content?q=通风");
        using var visitor = site.Visitor();
        await MeasureAsync(visitor, "column page", "/publicity/enterprise");
        await MeasureAsync(visitor, "column page, page 50", "/publicity/enterprise?p=50");
        await MeasureAsync(visitor, "column page, the first after a publish", "/publicity/enterprise", () => ForgetAsync(site.Services));
        await MeasureAsync(visitor, "search, two characters", "/search?q=通风");
        await MeasureAsync(visitor, "search, a common word", "/search?q=安全");
        await MeasureAsync(visitor, "search, two words", "/search?q=有限空间 检测");
        await MeasureAsync(visitor, "search, what no title or text holds whole", "/search?q=电动车充电起火怎么办");
        await MeasureAsync(visitor, "search within a column", "/search?q=通风&column=column-enterprise");
    }

    /// <summary>As a publish does: what this node remembers of lists and menus is of yesterday.</summary>
    private static async Task ForgetAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SiteDocuments>().RaiseStampAsync(CancellationToken.None);
        var stamp = await scope.ServiceProvider.GetRequiredService<SiteDocuments>().StampAsync(CancellationToken.None);
        while (await services.GetRequiredService<SiteStamp>().CurrentAsync() != stamp)
        {
            await Task.Yield();
        }
    }

    private async Task MeasureAsync(HttpClient client, string what, string path, Func<Task>? before = null)
    {
        var times = new List<double>();
        for (var i = 0; i < Asked + 5; i++)
        {
            await (before?.Invoke() ?? Task.CompletedTask);
            var began = run.Time.GetTimestamp();
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            await answer.Content.ReadAsByteArrayAsync();
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
            }

            // The first ones are compiled and planned.
            if (i >= 5)
            {
                times.Add(run.Time.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        await figures.AddAtMostAsync($"{what}: median", Figures.Percentile(times, 0.5), "ms", Promised);
        await figures.AddAtMostAsync($"{what}: 95 of 100", Figures.Percentile(times, 0.95), "ms", Promised);
    }

    private async Task SeedAsync(IServiceProvider services, int count)
    {
        var dice = new Dice(run.Seed);
        var sentences = Sentences();
        for (var from = 0; from < count; from += InOneTransaction)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var writer = scope.ServiceProvider.GetRequiredService<ContentWriter>();
            await db.InTransactionAsync(async () =>
            {
                for (var i = from; i < Math.Min(count, from + InOneTransaction); i++)
                {
                    await writer.ImportAsync(ContentItem.Read(Article(i, dice, sentences)), Author, CancellationToken.None);
                }

                return 0;
            }, CancellationToken.None);
        }
    }

    private static JsonObject Article(int number, Dice dice, IReadOnlyList<string> sentences)
    {
        var text = string.Concat(Enumerable.Range(0, SentencesOfOne).Select(i => (i % 8 == 0 ? "</p><p>" : "") + dice.Of(sentences)));
        var column = dice.Of(Columns);
        var published = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(number * 40).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var title = dice.Of(sentences).Trim('。', '！', '？');
        title = title[..Math.Min(title.Length, 30)];
        return new JsonObject
        {
            ["ContentItemId"] = $"bench-{number}", ["ContentItemVersionId"] = $"bench-{number}-1", ["ContentType"] = "Article", ["DisplayText"] = title, ["Latest"] = true, ["Published"] = true,
            ["CreatedUtc"] = published, ["ModifiedUtc"] = published, ["PublishedUtc"] = published, ["Author"] = "编辑",
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["AutoroutePart"] = new JsonObject { ["Path"] = $"publicity/{column}/bench-{number}" },
            ["HtmlBodyPart"] = new JsonObject { ["Html"] = $"<p>{text}</p>" },
            ["Article"] = new JsonObject
            {
                ["Summary"] = new JsonObject { ["Text"] = dice.Of(sentences) },
                ["Column"] = new JsonObject { ["TaxonomyContentItemId"] = "columns", ["TermContentItemIds"] = new JsonArray("column-" + column) },
            },
        };
    }

    /// <summary>Of every article that this site comes with.</summary>
    private static IReadOnlyList<string> Sentences()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "content", "recipes");
        var bodies = Directory.EnumerateFiles(folder, "*.recipe.json").Order(StringComparer.Ordinal)
            .SelectMany(file => Bodies(OrchardJson.Parse(File.ReadAllBytes(file))))
            .SelectMany(html => System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Split('\n', '。'))
            .Select(sentence => System.Net.WebUtility.HtmlDecode(sentence).Trim()).Where(sentence => sentence.Length > 12)
            .Select(sentence => sentence + "。");
        return [.. bodies.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Bodies(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member is { Key: "Html", Value: JsonValue html } ? [html.ToString()] : Bodies(member.Value)),
        JsonArray list => list.SelectMany(Bodies),
        _ => [],
    };
}
