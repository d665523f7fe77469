using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Portal.Domain.Kernel;
using Portal.Tests.Support;
using Portal.Web.Resources;

namespace Portal.Tests.Web.Look;

/// <summary>Every key that a page, a script of the server or a template asks for has its Chinese text.</summary>
public partial class SiteTextTests
{
    private static readonly SiteText Text = new(HtmlEncoder.Create(UnicodeRanges.All));

    [Fact]
    public void Text_of_every_key_used_exists()
    {
        var missing = Sources()
            .SelectMany(file => Keys(File.ReadAllText(file)).Select(key => (File: Path.GetFileName(file), Key: key)))
            .Where(use => !IsCovered(use.Key))
            .Select(use => $"{use.Key} in {use.File}")
            .Distinct()
            .ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void Scan_of_the_sources_finds_keys() => Assert.True(Sources().Sum(file => Keys(File.ReadAllText(file)).Count()) > 100);

    [Fact]
    public void Argument_of_a_text_with_markup_is_encoded()
    {
        var html = Text.Html("Frame.ErrorTitle", "<b>");
        Assert.Equal("错误：&lt;b&gt;", html.ToString());
    }

    [Fact]
    public void Unknown_key_is_shown_as_it_is()
    {
        Assert.Equal("Frame.NoSuchText", Text["Frame.NoSuchText"]);
        Assert.Equal("NoSuchRoom.Text", Text["NoSuchRoom.Text"]);
        Assert.Equal("NoSuchCode", Text.Of(new Refusal("NoSuchCode")));
    }

    /// <summary>A key with a place for a value stands for the family of keys that fit it: at least one must exist.</summary>
    private static bool IsCovered(string key)
    {
        if (!key.Contains('{', StringComparison.Ordinal))
        {
            return Text.Find(key) is not null;
        }

        var pattern = new Regex("^" + Place().Replace(key, "[^.]+").Replace(".", "\\.", StringComparison.Ordinal).Replace("[^\\.]", "[^.]", StringComparison.Ordinal) + "$", RegexOptions.NonBacktracking);
        return AllKeys().Any(existing => pattern.IsMatch(existing));
    }

    private static IEnumerable<string> AllKeys() =>
        from file in Directory.EnumerateFiles(Repository.Folder("Portal.Web/Resources"), "*.resx")
        from Match match in Data().Matches(File.ReadAllText(file))
        select $"{Path.GetFileNameWithoutExtension(file)}.{match.Groups["key"].Value}";

    private static IEnumerable<string> Keys(string source) =>
        Indexed().Matches(source).Concat(Filtered().Matches(source)).Select(match => match.Groups["key"].Value)
            .Concat(Points().Matches(source).Select(match => match.Groups["key"].Value + ".1"));

    private static IEnumerable<string> Sources() =>
        new[] { "Portal.Web/Pages", "Portal.Web/Pipeline", "Portal.Web/Adapters", "themes" }
            .Select(folder => Repository.Folder(folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cshtml" or ".cs" or ".liquid");

    [GeneratedRegex("""\bT(?:\.Html\(|\.Find\(|\[)\$?"(?<key>[A-Z][A-Za-z0-9.{}()]*)"[\],)]""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Indexed();

    [GeneratedRegex("""\{\{ *"(?<key>[A-Z][A-Za-z0-9.]*)" *\| *t *\}\}""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Filtered();

    [GeneratedRegex("""name="_Points" model='\$?"(?<key>[^"]+)"'""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Points();

    [GeneratedRegex("<data name=\"(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Data();

    [GeneratedRegex("\\{[^}]*\\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Place();
}
