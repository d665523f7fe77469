using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using System.Xml.Linq;
using Portal.Domain.Kernel;
using Portal.Tests.Support;
using Portal.Web.Resources;

namespace Portal.Tests.Web.Look;

/// <summary>Every text of the rooms that reporting pages use exists in English too, with the same places for values.</summary>
public partial class EnglishTextTests
{
    private static readonly string[] Rooms = ["Report", "Refusals", "Human", "Frame", "Help", "Status", "Privacy"];

    private static readonly SiteText Words = new(HtmlEncoder.Create(UnicodeRanges.All));

    /// <summary>Fails with the lines that are missing, Chinese beside them, ready to be translated into <c>Room.en.resx</c>.</summary>
    [Fact]
    public void Every_key_has_its_english()
    {
        var missing = Rooms.SelectMany(room =>
        {
            var english = Read(room + ".en");
            return Read(room).Where(text => !english.ContainsKey(text.Key)).Select(text => $"{room}.en.resx lacks {text.Key} = {text.Value}");
        }).ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public void No_english_text_stands_alone()
    {
        var alone = Rooms.SelectMany(room => Read(room + ".en").Keys.Except(Read(room).Keys).Select(key => $"{room}.en.resx has {key}, {room}.resx has not")).ToList();
        Assert.True(alone.Count == 0, string.Join('\n', alone));
    }

    [Fact]
    public void English_has_the_same_places_for_values()
    {
        var different = Rooms.SelectMany(room =>
        {
            var english = Read(room + ".en");
            return Read(room).Where(text => english.TryGetValue(text.Key, out var twin) && Places(text.Value) != Places(twin))
                .Select(text => $"{room}.{text.Key}: {text.Value} | {english[text.Key]}");
        }).ToList();
        Assert.True(different.Count == 0, string.Join('\n', different));
    }

    [Fact]
    public void English_has_no_chinese_in_it()
    {
        var mixed = Rooms.SelectMany(room => Read(room + ".en").Where(text => Chinese().IsMatch(text.Value)).Select(text => $"{room}.en.resx {text.Key} = {text.Value}")).ToList();
        Assert.True(mixed.Count == 0, string.Join('\n', mixed));
    }

    [Fact]
    public void Words_come_in_the_language_that_is_asked_for_and_in_chinese_outside_a_request()
    {
        Assert.Equal("Next", Words.In(Language.English)["Report.Next"]);
        Assert.Equal("下一步", Words.In(Language.Chinese)["Report.Next"]);
        Assert.Equal("下一步", Words["Report.Next"]);
        Assert.Equal("The date cannot be after today (24 November 2026)", Words.In(Language.English).Of(new Refusal("SinceInFuture", "Since", new DateOnly(2026, 11, 24))));
        var english = Words.In(Language.English);
        Assert.StartsWith("2 case officers of <span lang=\"zh-CN\">示例&lt;区&gt;</span>.", english.Html("Report.Check.WhoText", english.Name("示例<区>"), 2).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the tank has no fresh air", "en")]
    [InlineData("the tank at 示例路", null)]
    [InlineData("12350", null)]
    public void Language_of_what_somebody_typed_is_marked_where_it_is_not_the_pages(string typed, string? lang) =>
        Assert.Equal(lang, Words.In(Language.Chinese).LangOf(typed));

    private static Dictionary<string, string> Read(string file) => XDocument
        .Load(Path.Combine(Repository.Folder("Portal.Web/Resources"), file + ".resx"))
        .Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static string Places(string text) => string.Concat(Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d+", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]", RegexOptions.None, 1000)]
    private static partial Regex Chinese();
}
