using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Portal.Cms.Content;
using Portal.Cms.Recipes;

namespace Portal.Tests.Cms.Recipes;

/// <summary>What the expressions of a recipe come to.</summary>
public sealed class RecipeScriptTests
{
    [Theory]
    [InlineData("[js: 'a' + 1]", "a1")]
    [InlineData("[js:variables('two') + '/' + variables('one')]", "one!/one")]
    [InlineData("[js: parameters('SiteName')]", "安全")]
    [InlineData("[js: parameters('AdminUsername')]", "importer")]
    [InlineData("[js: base64('5a6J5YWo')]", "安全")]
    [InlineData("[js: html('&lt;b&gt;')]", "<b>")]
    [InlineData("[js: gzip('{gzip}')]", "安全")]
    [InlineData("[js: getUrlPrefix()]", "/")]
    [InlineData("[js: getUrlPrefix('/a/b')]", "/a/b")]
    [InlineData("[js: configuration('Unknown:Key', 'Admin')]", "Admin")]
    [InlineData("[js: var a = ['x', 'y']; return a[1]]", "y")]
    [InlineData("[js: ['x', 'y'][0]]", "x")]
    [InlineData("[js: '[js: 1 + 1]']", "2")]
    [InlineData("[js: 'ab'.repeat(3) + 'c'.padStart(3, '-')]", "ababab--c")]
    [InlineData("[js: true]", "true")]
    [InlineData("[js: 1.5]", "1.5")]
    [InlineData("[file:text('a.txt')]", "甲")]
    [InlineData("[file:base64('a.txt')]", "55Sy")]
    [InlineData("[row]", "[row]")]
    [InlineData("[1js: 1]", "[1js: 1]")]
    [InlineData("[sc text=a/]", "[sc text=a/]")]
    [InlineData("[locale en]a: b[/locale]", "[locale en]a: b[/locale]")]
    [InlineData("[comment]# see http://example.org[/comment]", "[comment]# see http://example.org[/comment]")]
    [InlineData("[js: 1] and more", "[js: 1] and more")]
    [InlineData("[env: PATH]", "[env: PATH]")]
    [InlineData("[]", "[]")]
    [InlineData("[:]", "[:]")]
    public async Task Text_comes_to_this(string text, string expected)
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionMode.Compress))
        {
            gzip.Write("安全"u8);
        }

        await using var site = await RecipeSite.NewAsync();
        await site.RunAsync("""{ "steps": [ { "name": "settings", "SiteName": "安全" } ] }""");
        var recipe = new JsonObject
        {
            ["variables"] = new JsonObject { ["one"] = "[js: 'one']", ["two"] = "[js: variables('one') + '!']" },
            ["steps"] = new JsonArray(new JsonObject { ["name"] = "settings", ["Deep"] = new JsonArray(new JsonObject { ["x"] = text.Replace("{gzip}", Convert.ToBase64String(zipped.ToArray()), StringComparison.Ordinal) }) }),
        };
        var report = await site.RunAsync(recipe.ToJsonString(), files: new MemoryFiles(("a.txt", "甲"u8.ToArray())));

        Assert.Equal((RecipeOutcome.Ran, null), (report.Outcome, report.Fault));
        Assert.Equal(expected, (await site.PaperAsync(SitePaper.Settings))["Deep"]![0]!["x"]!.GetValue<string>());
    }

    [Fact]
    public async Task Variable_is_made_once_and_an_id_anew_each_time()
    {
        await using var site = await RecipeSite.NewAsync();
        await site.RunAsync(
            """{ "variables": { "id": "[js: uuid()]" }, "steps": [ { "name": "settings", "A": "[js: variables('id')]", "B": "[js: variables('id')]", "C": "[js: uuid()]", "D": "[js: new Date().toISOString()]" } ] }""");
        var settings = await site.PaperAsync(SitePaper.Settings);

        Assert.Equal(settings["A"]!.ToString(), settings["B"]!.ToString());
        Assert.NotEqual(settings["A"]!.ToString(), settings["C"]!.ToString());
        Assert.Matches("^4[0-9a-hjkmnp-tv-z]{25}$", settings["A"]!.ToString());
        Assert.NotNull(settings["D"].AsMoment());
    }

    [Fact]
    public async Task Keys_are_never_evaluated_and_an_empty_result_is_no_value()
    {
        await using var site = await RecipeSite.NewAsync();
        await site.RunAsync("""{ "steps": [ { "name": "settings", "[js: 1]": "a", "Nothing": "[js: parameters('Nowhere')]", "Undefined": "[js: undefined]" } ] }""");

        Assert.Equal("""{"[js: 1]":"a"}""", (await site.PaperAsync(SitePaper.Settings)).Text());
    }

    /// <summary>A fuzz loop: whatever bytes come, a recipe is read or refused in words, and never with any other fault.</summary>
    [Fact]
    public void Any_bytes_are_a_recipe_or_a_refusal()
    {
        var seed = Encoding.UTF8.GetBytes("""{ "name": "a", "variables": { "x": "[js: 1]" }, /* c */ "steps": [ { "name": "settings", "A": [ 1.5e3, true, null, "é\n", {} ] }, ] }""");
        Gen.Select(Gen.Int[0, seed.Length - 1], Gen.Byte, Gen.Int[0, seed.Length]).Array[1, 6].Sample(
            changes =>
            {
                var bytes = (byte[])seed.Clone();
                foreach (var (at, value, _) in changes)
                {
                    bytes[at] = value;
                }

                try
                {
                    Recipe.Read(bytes[..changes[0].Item3], NoRecipeFiles.Instance);
                    return true;
                }
                catch (RecipeException)
                {
                    return true;
                }
            },
            iter: 2000);
    }
}
