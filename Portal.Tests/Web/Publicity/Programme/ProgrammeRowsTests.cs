using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Programme;
using Portal.Tests.Support;
using Portal.Web.Resources;

namespace Portal.Tests.Web.Publicity.Programme;

/// <summary>Every row of the city's programme: a type with all that belongs to it on the running site, or a line that says what is still to come.</summary>
[Collection(ProgrammeReaders.Name)]
public sealed partial class ProgrammeRowsTests(ProgrammeSite site)
{
    private static readonly string[] Wanted = [.. File.ReadAllLines(Repository.Folder("Portal.Tests", "Vectors") + "/programme-rows.txt")];

    private static readonly string Table = File.ReadAllText(Path.Combine(Repository.Root, "docs", "programme.md"));

    public static TheoryData<string, string, string, string> Promised => [.. Rows().SelectMany(row => Offer().Matches(row.Text))
        .Select(m => (m.Groups["type"].Value, m.Groups["list"].Value, m.Groups["feed"].Value, m.Groups["sample"].Value)).Distinct()];

    public static TheoryData<string> Slugs => [.. ProgrammeRegisters.All.Select(r => r.Slug)];

    [Fact]
    public void Every_row_is_a_type_or_says_what_is_still_to_come()
    {
        Assert.Equal(42, Wanted.Length);
        Assert.Equal(Wanted, Rows().Select(row => row.Name));
        Assert.All(Rows(), row => Assert.True(Offer().IsMatch(row.Text) || ToCome().IsMatch(row.Text) || LookUp().IsMatch(row.Text), row.Name));
    }

    [Fact]
    public void Every_register_stands_in_some_row() =>
        Assert.All(ProgrammeRegisters.All, r => Assert.Contains($"type `{r.Type}`, list `/programme/{r.Slug}`", Table, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Promised))]
    public async Task Row_with_a_type_has_definition_editor_list_filter_feed_page_and_sample(string type, string list, string feed, string sample)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var definitions = await scope.ServiceProvider.GetRequiredService<DefinitionStore>().ReadAsync(default);
        Assert.True(definitions.TryType(type, out var definition), type);
        var author = new DeskAuthor(Guid.NewGuid(), "编辑", AuthorsTemplates: false);
        var form = await scope.ServiceProvider.GetRequiredService<IContentDesk>().NewFormAsync(type, "", author, null, default);
        Assert.NotNull(form);
        Assert.NotEmpty(form.Sections);

        var html = await site.ReadAsync(list);
        Assert.Contains("<form", html, StringComparison.Ordinal);
        Assert.Contains("name=\"q\"", html, StringComparison.Ordinal);
        Assert.NotEmpty(XDocument.Parse(await site.ReadAsync(feed)).Descendants("item"));
        Assert.Contains("<meta name=\"ArticleTitle\"", await site.ReadAsync(sample), StringComparison.Ordinal);
        var address = await scope.ServiceProvider.GetRequiredService<IPublicContent>().FindAddressAsync(sample, default);
        Assert.Equal(type, (await scope.ServiceProvider.GetRequiredService<ContentReader>().FindAsync(address!.ItemId, VersionOf.Published, default))!.ContentType);
    }

    [Fact]
    public async Task Row_with_a_look_up_answers_without_script()
    {
        var lookUp = LookUp().Match(Rows().Single(row => LookUp().IsMatch(row.Text)).Text);
        Assert.Contains("<select", await site.ReadAsync(lookUp.Groups["page"].Value), StringComparison.Ordinal);
        Assert.StartsWith("行业,地点,部门,电话", await site.ReadAsync(lookUp.Groups["data"].Value), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Register_fits_its_definition_and_has_words_for_everything(string slug)
    {
        var register = ProgrammeRegisters.At(slug)!;
        await using var scope = site.App.Services.CreateAsyncScope();
        var definitions = await scope.ServiceProvider.GetRequiredService<DefinitionStore>().ReadAsync(default);
        Assert.True(definitions.TryType(register.Type, out var type));
        var fields = definitions.PartsOf(type).Single(part => part.Use.Name == register.Type).Part.Fields.ToDictionary(f => f.Name);
        var words = scope.ServiceProvider.GetRequiredService<SiteText>();
        foreach (var field in register.Fields)
        {
            Assert.Equal(KindOf(field.Kind), fields[field.Name].FieldName);
            foreach (var place in field.Cells.Select(field.PlaceOf).Prepend(field.Name))
            {
                Assert.NotNull(words.Find($"Programme.{register.Type}.{place}"));
            }
        }
    }

    private static string KindOf(FieldKind kind) => kind switch
    {
        FieldKind.Texts or FieldKind.Rows => "MultiTextField",
        FieldKind.Day => "DateField",
        FieldKind.Moment => "DateTimeField",
        FieldKind.Number => "NumericField",
        FieldKind.Truth => "BooleanField",
        FieldKind.Link => "LinkField",
        _ => "TextField",
    };

    private static IReadOnlyList<(string Name, string Text)> Rows() =>
        [.. Row().Matches(Table.Split("## How it is made")[0]).Select(m => (m.Groups["name"].Value, m.Groups["text"].Value)).Where(row => row.Item1 is not ("row" or "---"))];

    [GeneratedRegex(@"^\| (?<name>[^|]+) \| (?<text>[^|]+) \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Row();

    [GeneratedRegex("type `(?<type>[A-Za-z]+)`, list `(?<list>[^`]+)`, feed `(?<feed>[^`]+)`, sample `(?<sample>[^`]+)`", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Offer();

    [GeneratedRegex(@"still to come: [^;|]{10,}\((issue [678]|no issue yet)\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ToCome();

    [GeneratedRegex("look-up `(?<page>[^`]+)`, data `(?<data>[^`]+)`", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex LookUp();
}
