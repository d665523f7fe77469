using System.Text.Json;
using System.Text.RegularExpressions;
using global::Portal.Domain.Publicity.Wording;
using Portal.Tests.Support;

namespace Portal.Tests.Domain.Publicity.Talk;

/// <summary>Words that are written wrongly in official texts: found where they stand, and not where the same characters stand rightly.</summary>
public sealed class WordCheckTests
{
    private static readonly List<WordRule> Rules =
        JsonSerializer.Deserialize<List<WordRule>>(File.ReadAllText(Path.Combine(Repository.Folder("content"), "wrong-words.json")), JsonSerializerOptions.Web)!;

    private static readonly WordCheck Check = new(Rules);

    [Theory]
    [InlineData("请尽快按装报警器", "按装", 3, "安装")]
    [InlineData("会议布署了四季度工作", "布署", 2, "部署")]
    [InlineData("截止目前，共排查 12 家", "截止", 0, "截至")]
    [InlineData("截止 11 月 20 日", "截止", 0, "截至")]
    [InlineData("请建好隐患台帐", "台帐", 5, "台账")]
    [InlineData("要做到警钟常鸣", "警钟常鸣", 3, "警钟长鸣")]
    public void Wrong_word_is_found_where_it_stands(string text, string wrong, int at, string right)
    {
        var found = Assert.Single(Check.Find(text));
        Assert.Equal((wrong, at, right), (found.Wrong, found.At, found.Right));
        Assert.Contains(wrong, found.Around, StringComparison.Ordinal);
        Assert.NotEmpty(found.Why);
    }

    [Theory]
    [InlineData("资料要按装订的顺序放好")]
    [InlineData("报名截止时间是 11 月 20 日")]
    [InlineData("截至目前，共排查 12 家")]
    [InlineData("对这家单位给予警告")]
    [InlineData("传讯期间")]
    [InlineData("在公园满地跑")]
    [InlineData("其中署名的有三人")]
    [InlineData("以经济手段促进")]
    public void Same_characters_in_their_right_place_are_left_alone(string text) => Assert.Empty(Check.Find(text));

    [Fact]
    public void Several_come_in_order_and_each_once()
    {
        var found = Check.Find("先按装，再布署，按装好了记台帐。");
        Assert.Equal(["按装", "布署", "按装", "台帐"], found.Select(w => w.Wrong));
        Assert.Equal(found.Select(w => w.At).Order(), found.Select(w => w.At));
    }

    [Fact]
    public void List_is_long_and_every_rule_finds_its_own_word_and_nothing_in_the_right_one()
    {
        Assert.True(Rules.Count >= 120, $"{Rules.Count} rules");
        Assert.Empty(Rules.GroupBy(r => r.Wrong).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(Rules, rule =>
        {
            var next = rule.Before is { Count: > 0 } before ? before[0].Replace("#", "8", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal) : "";
            Assert.Contains(Check.Find(rule.Wrong + next), w => w.Wrong == rule.Wrong);
            Assert.DoesNotContain(Check.Find(rule.Right), w => w.Wrong == rule.Wrong);
            Assert.All(rule.Unless ?? [], phrase => Assert.DoesNotContain(Check.Find(phrase), w => w.Wrong == rule.Wrong));
        });
    }

    [Fact]
    public void What_the_site_itself_says_has_none()
    {
        var files = Directory.EnumerateFiles(Repository.Folder("Portal.Web", "Resources"), "*.resx").Concat(Directory.EnumerateFiles(Repository.Folder("content", "publicity"), "*.html"));
        Assert.All(files, file => Assert.Empty(Check.Find(Regex.Replace(File.ReadAllText(file), "<[^>]+>", "")).Select(w => $"{Path.GetFileName(file)}: {w.Around}")));
    }
}
