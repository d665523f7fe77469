using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Content;

/// <summary>Items within items, finders and lists: everything by buttons of a form, without script.</summary>
public sealed partial class ContainedFormTests(SharedDesk shared) : IClassFixture<SharedDesk>
{
    private const string Definitions = """
        { "ContentTypes": [
            { "Name": "Guide", "DisplayName": "办事指南", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true } },
              "ContentTypePartDefinitionRecords": [
                { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "0" } } },
                { "PartName": "Guide", "Name": "Guide", "Settings": { "ContentTypePartSettings": { "Position": "1" } } },
                { "PartName": "BagPart", "Name": "Steps", "Settings": { "ContentTypePartSettings": { "DisplayName": "步骤", "Position": "2" }, "BagPartSettings": { "ContainedContentTypes": ["Step"] } } },
                { "PartName": "FlowPart", "Name": "FlowPart", "Settings": { "ContentTypePartSettings": { "Position": "3" } } } ] },
            { "Name": "Step", "DisplayName": "步骤", "Settings": { }, "ContentTypePartDefinitionRecords": [
                { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { } }, { "PartName": "Step", "Name": "Step", "Settings": { } },
                { "PartName": "BagPart", "Name": "Papers", "Settings": { "BagPartSettings": { "ContainedContentTypes": ["Paper"] } } } ] },
            { "Name": "Paper", "DisplayName": "材料", "Settings": { }, "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { } } ] },
            { "Name": "Quote", "DisplayName": "引语", "Settings": { "ContentTypeSettings": { "Stereotype": "Widget" } }, "ContentTypePartDefinitionRecords": [ { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart", "Settings": { } } ] },
            { "Name": "Shelf", "DisplayName": "资料夹", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true } }, "ContentTypePartDefinitionRecords": [
                { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { } },
                { "PartName": "ListPart", "Name": "ListPart", "Settings": { "ListPartSettings": { "ContainedContentTypes": ["Article"], "EnableOrdering": true } } } ] } ],
          "ContentParts": [
            { "Name": "Guide", "Settings": { }, "ContentPartFieldDefinitionRecords": [
                { "FieldName": "ContentPickerField", "Name": "Rule", "Settings": { "ContentPartFieldSettings": { "DisplayName": "依据" }, "ContentPickerFieldSettings": { "Multiple": true, "DisplayedContentTypes": ["Article"] } } } ] },
            { "Name": "Step", "Settings": { }, "ContentPartFieldDefinitionRecords": [
                { "FieldName": "TextField", "Name": "What", "Settings": { "ContentPartFieldSettings": { "DisplayName": "做什么" }, "TextFieldSettings": { "Required": true } } } ] } ] }
        """;

    private const string Page = "/desk/content/edit?type=Guide";

    [Fact]
    public async Task Items_are_added_moved_and_saved_by_buttons_and_keep_what_was_typed()
    {
        await shared.Desk.DefineAsync(Definitions);
        var editor = shared.Editor;
        var html = await PressAsync(editor, Page, "Add:Steps:Step", ("F[TitlePart.Title]", "动火作业怎么办"), ("F[Steps]", ""));
        var first = Entry().Match(html).Groups["entry"].Value;
        var name = $"F[Steps/{first.Split('|')[0]}/";
        Assert.Contains("value=\"动火作业怎么办\"", html, StringComparison.Ordinal);
        (string, string)[] typed = [("F[TitlePart.Title]", "动火作业怎么办"), ("F[Steps]", ""), ("F[Steps]", first), (name + "TitlePart.Title]", "先审批"), (name + "Step.What]", "填一张作业票")];

        html = await PressAsync(editor, Page, "Add:Steps:Step", typed);
        Assert.Contains("value=\"填一张作业票\"", html, StringComparison.Ordinal);
        var second = Entry().Matches(html)[1].Groups["entry"].Value;
        typed = [.. typed, ("F[Steps]", second), ($"F[Steps/{second.Split('|')[0]}/TitlePart.Title]", "再清场")];
        html = await PressAsync(editor, Page, $"Up:Steps:{second.Split('|')[0]}", typed);
        Assert.Equal(second, Entry().Match(html).Groups["entry"].Value);

        // In the new order, with a paper within the first step.
        var papers = $"Steps/{first.Split('|')[0]}/Papers";
        (string, string)[] ordered =
        [
            ("Type", "Guide"), ("F[TitlePart.Title]", "动火作业怎么办"), ("F[Steps]", ""), ("F[Steps]", second), ("F[Steps]", first), .. typed.Where(f => f.Item1.Contains('/', StringComparison.Ordinal)),
            ($"F[{papers}]", ""), ($"F[{papers}]", "p1|Paper"), ($"F[{papers}/p1/TitlePart.Title]", "作业票"), ("F[FlowPart]", ""), ("F[FlowPart]", "q1|Quote"), ("F[FlowPart/q1/HtmlBodyPart.Html]", "<p>一句话<script>x</script></p>"),
            ("F[FlowPart/q1/FlowMetadata.Size]", "50"), ("F[FlowPart]", "x1|Step"),
        ];
        var saved = await editor.PostFormAsync(Page, Page, ordered);
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, WebUtility.HtmlDecode(await saved.Content.ReadAsStringAsync()));
        var id = saved.Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
        var data = await shared.Desk.DataAsync(id);
        var steps = data["Steps"]!["ContentItems"]!.AsArray();
        Assert.Equal(["再清场", "先审批"], steps.Select(s => (string?)s!["DisplayText"]));
        Assert.Equal("填一张作业票", (string?)steps[1]!["Step"]!["What"]!["Text"]);
        Assert.Equal("作业票", (string?)steps[1]!["Papers"]!["ContentItems"]![0]!["TitlePart"]!["Title"]);
        var widget = Assert.Single(data["FlowPart"]!["Widgets"]!.AsArray());
        Assert.Equal("<p>一句话</p>", (string?)widget!["HtmlBodyPart"]!["Html"]);
        Assert.Equal("""{"Alignment":4,"Size":50}""", widget["FlowMetadata"]!.ToJsonString());

        // What is required within counts: the step without its text is named.
        var item = await editor.GetStringAsync($"/desk/content/item/{id}");
        Assert.Contains("步骤 2 · 做什么", WebUtility.HtmlDecode(item), StringComparison.Ordinal);

        // A half-typed form with one step more comes back with it.
        var page = $"/desk/content/edit/{id}";
        await editor.PostFormAsync(page, page + "?handler=Keep", ("Base", await PublicityDesk.BaseAsync(editor, id)), ("F[TitlePart.Title]", "改到一半"), ("F[Steps]", ""), ("F[Steps]", "n1|Step"), ("F[Steps/n1/Step.What]", "新的一步"));
        Assert.Contains("value=\"新的一步\"", WebUtility.HtmlDecode(await editor.GetStringAsync(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_without_its_lists_leaves_what_lies_in_them()
    {
        await shared.Desk.DefineAsync(Definitions);
        await shared.Desk.ImportAsync("""
            { "ContentItemId": "guide", "ContentItemVersionId": "guide1", "ContentType": "Guide", "DisplayText": "旧", "Latest": true, "TitlePart": { "Title": "旧" },
              "Steps": { "ContentItems": [ { "ContentItemId": "s1", "ContentType": "Step", "DisplayText": "一", "TitlePart": { "Title": "一" }, "Odd": { "x": 1 } } ], "Extra": { "y": 2 } } }
            """);
        var editor = shared.Editor;
        var kept = await editor.PostFormAsync("/desk/content/edit/guide", "/desk/content/edit/guide", ("Base", await PublicityDesk.BaseAsync(editor, "guide")), ("F[TitlePart.Title]", "新"));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        var steps = (await shared.Desk.DataAsync("guide"))["Steps"]!;
        Assert.Equal("""{"x":1}""", steps["ContentItems"]![0]!["Odd"]!.ToJsonString());

        var changed = await editor.PostFormAsync("/desk/content/edit/guide", "/desk/content/edit/guide", ("Base", await PublicityDesk.BaseAsync(editor, "guide")), ("F[TitlePart.Title]", "新"), ("F[Steps]", ""), ("F[Steps]", "s1|Step"), ("F[Steps/s1/TitlePart.Title]", "改"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        steps = (await shared.Desk.DataAsync("guide"))["Steps"]!;
        Assert.Equal(("改", """{"x":1}""", 2), ((string?)steps["ContentItems"]![0]!["DisplayText"], steps["ContentItems"]![0]!["Odd"]!.ToJsonString(), (int)steps["Extra"]!["y"]!));
    }

    [Fact]
    public async Task Items_are_found_by_a_word_and_the_chosen_ones_stay_chosen()
    {
        await shared.Desk.DefineAsync(Definitions);
        var editor = shared.Editor;
        var chosen = await PublicityDesk.WriteAsync(editor, "先选好的一篇");
        await PublicityDesk.WriteAsync(editor, "要找的那一篇");
        var html = WebUtility.HtmlDecode(await PressAsync(editor, Page, "Find", ("F[Guide.Rule]", chosen), ("F[Guide.Rule.Find]", "要找")));
        Assert.Contains($"value=\"{chosen}\" checked=\"checked\"", html, StringComparison.Ordinal);
        Assert.Contains("要找的那一篇", html, StringComparison.Ordinal);
        Assert.Contains("value=\"要找\"", html, StringComparison.Ordinal);
        Assert.Contains("没有找到", WebUtility.HtmlDecode(await PressAsync(editor, Page, "Find", ("F[Guide.Rule.Find]", "哪儿也没有"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_is_written_into_a_list_and_put_in_order()
    {
        await shared.Desk.DefineAsync(Definitions);
        var editor = shared.Editor;
        var shelf = await SaveAsync(editor, "/desk/content/edit?type=Shelf", ("Type", "Shelf"), ("F[TitlePart.Title]", "一个资料夹"));
        var into = $"/desk/content/edit?type=Article&list={shelf}";
        Assert.Contains($"value=\"{shelf}\"", await editor.GetStringAsync(into), StringComparison.Ordinal);
        var (one, two) = (await ArticleAsync("第一份"), await ArticleAsync("第二份"));
        Assert.Equal(1, (int)(await shared.Desk.DataAsync(two))["ContainedPart"]!["Order"]!);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostFormAsync($"/desk/content/item/{shelf}", $"/desk/content/item/{shelf}?handler=Order", ("Contained", two), ("Up", "true"))).StatusCode);
        Assert.Equal((1, 0), ((int)(await shared.Desk.DataAsync(one))["ContainedPart"]!["Order"]!, (int)(await shared.Desk.DataAsync(two))["ContainedPart"]!["Order"]!));
        var page = WebUtility.HtmlDecode(await editor.GetStringAsync($"/desk/content/item/{shelf}"));
        Assert.True(page.IndexOf("第二份", StringComparison.Ordinal) < page.IndexOf("第一份", StringComparison.Ordinal));
        Assert.Contains("2 处用到这一篇", page, StringComparison.Ordinal);

        Task<string> ArticleAsync(string title) => SaveAsync(
            editor, into, ("Type", "Article"), ("F[ContainedPart.ListContentItemId]", shelf), ("F[TitlePart.Title]", title), ("F[Article.Column]", "enterprise"), ("F[Article.Source]", "甲"), ("F[HtmlBodyPart.Html]", "<p>文</p>"));
    }

    private static async Task<string> SaveAsync(HttpClient editor, string page, params (string Name, string Value)[] fields)
    {
        var saved = await editor.PostFormAsync(page, page, fields);
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, WebUtility.HtmlDecode(await saved.Content.ReadAsStringAsync()));
        return saved.Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
    }

    private static async Task<string> PressAsync(HttpClient editor, string page, string button, params (string Name, string Value)[] fields)
    {
        var answer = await editor.PostFormAsync(page, page + "&handler=Shape", [("Type", "Guide"), ("Do", button), .. fields]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("name=\"F\\[Steps\\]\" value=\"(?<entry>[^\"|]+\\|Step)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();
}
