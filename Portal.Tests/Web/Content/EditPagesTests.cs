using System.Net;
using System.Text.Json.Nodes;
using global::Portal.Cms.Content;
using global::Portal.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Content;

/// <summary>The generated editor: what is typed, what is stored, and what comes back when it cannot be.</summary>
public sealed class EditPagesTests
{
    [Fact]
    public async Task What_the_form_does_not_know_survives_a_save()
    {
        await using var desk = await PublicityDesk.StartAsync();
        await desk.ImportAsync("""
            { "ContentItemId": "old", "ContentItemVersionId": "old1", "ContentType": "Article", "DisplayText": "旧题", "Latest": true, "Published": true, "TitlePart": { "Title": "旧题" },
              "Article": { "Column": { "TaxonomyContentItemId": "columns", "TermContentItemIds": ["enterprise"] }, "Source": { "Text": "甲", "Odd": { "a": [1, 2] } },
                "Cover": { "Paths": ["a.svg"], "MediaTexts": ["井口"], "Anchors": [{ "X": 0.5, "Y": 0.2 }] } },
              "HtmlBodyPart": { "Html": "<p>旧</p>" }, "MyPart": { "Rows": [ { "x": 1 } ] } }
            """);
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        var begun = await PublicityDesk.BaseAsync(editor, "old");
        var saved = await PublicityDesk.ChangeAsync(editor, "old", begun, "新题", "village", ("Article.Cover", "/media/a.svg"), ("Article.Cover.Alt", "井口有人"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var data = await desk.DataAsync("old");
        Assert.Equal("新题", (string?)data["TitlePart"]!["Title"]);
        Assert.Equal("village", (string?)data["Article"]!["Column"]!["TermContentItemIds"]![0]);
        Assert.Equal("""{"a":[1,2]}""", data["Article"]!["Source"]!["Odd"]!.ToJsonString());
        Assert.Equal("""{"Rows":[{"x":1}]}""", data["MyPart"]!.ToJsonString());
        Assert.Equal("a.svg", (string?)data["Article"]!["Cover"]!["Paths"]![0]);
        Assert.Equal("井口有人", (string?)data["Article"]!["Cover"]!["MediaTexts"]![0]);
        Assert.NotNull(data["Article"]!["Cover"]!["Anchors"]);
        Assert.Equal("旧题", (await desk.ReadAsync("old", VersionOf.Published))!.DisplayText);
    }

    [Fact]
    public async Task Save_over_somebody_elses_keeps_both_texts()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var (one, other) = (await desk.AsAsync("编辑甲", StaffRoles.Editor), await desk.AsAsync("编辑乙", StaffRoles.Editor));
        var id = await PublicityDesk.WriteAsync(one, "共同的稿子");
        var begun = await PublicityDesk.BaseAsync(one, id);
        desk.Site.App.Time.Advance(TimeSpan.FromMinutes(1));
        await PublicityDesk.ChangeAsync(other, id, await PublicityDesk.BaseAsync(other, id), "乙改的题目");
        var refused = await PublicityDesk.ChangeAsync(one, id, begun, "甲改的题目");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Contains("「编辑乙」刚保存过这一篇", page, StringComparison.Ordinal);
        Assert.Contains("value=\"甲改的题目\"", page, StringComparison.Ordinal);
        Assert.Contains("<ins>乙</ins>", page, StringComparison.Ordinal);
        Assert.Equal("乙改的题目", (await desk.ReadAsync(id))!.DisplayText);

        desk.Site.App.Time.Advance(TimeSpan.FromMinutes(1));
        var newer = System.Text.RegularExpressions.Regex.Match(page, "name=\"Base\" value=\"(?<value>[^\"]*)\"").Groups["value"].Value;
        Assert.Equal(HttpStatusCode.Redirect, (await PublicityDesk.ChangeAsync(one, id, newer, "甲改的题目")).StatusCode);
        var versions = await one.GetStringAsync($"/desk/content/versions/{id}");
        Assert.Contains("编辑乙", versions, StringComparison.Ordinal);
        Assert.Equal("甲改的题目", (await desk.ReadAsync(id))!.DisplayText);
        Assert.Equal(["乙改的题目", "甲改的题目"], (await desk.Site.Seeds.ReadAsync(async db => await Rows(db).ToListAsync())).TakeLast(2));

        IQueryable<string> Rows(global::Portal.Domain.IPortalDb db) => ((global::Portal.Cms.Content.IContentDb)db).ContentRows.Where(r => r.ContentItemId == id).OrderBy(r => r.Id).Select(r => r.DisplayText);
    }

    [Fact]
    public async Task Rich_text_is_stored_without_what_runs()
    {
        await using var desk = await PublicityDesk.StartAsync();
        foreach (var role in new[] { StaffRoles.Editor, StaffRoles.ChiefEditor })
        {
            var id = await PublicityDesk.WriteAsync(await desk.AsAsync("写稿人" + role, role), "题目" + role, "enterprise", ("HtmlBodyPart.Html", "<p onclick=\"x()\">先<script>alert(1)</script><a href=\"javascript:x()\">通风</a></p>"));
            Assert.Equal("<p>先<a>通风</a></p>", (string?)(await desk.DataAsync(id))["HtmlBodyPart"]!["Html"]);
        }
    }

    [Theory]
    [InlineData("TitlePart.Title", "", "请填「标题」")]
    [InlineData("Article.Cover", "a.svg", "每张图都要写明图里是什么")]
    [InlineData("Article.Cover", "a.exe", "里的文件不能用在这里")]
    [InlineData("Article.Column", "nowhere", "选的已经没有了")]
    [InlineData("AutoroutePart.Path", "a b?c", "只能用字母")]
    [InlineData("PublishLaterPart.ScheduledPublishUtc", "2026-01-01T09:00", "的时间已经过了")]
    [InlineData("PublishLaterPart.ScheduledPublishUtc", "明天", "的时间看不懂")]
    public async Task Field_that_cannot_be_read_says_so_at_its_place_and_nothing_typed_is_lost(string field, string typed, string message)
    {
        await using var desk = await PublicityDesk.StartAsync();
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        const string page = "/desk/content/edit?type=Article";
        var fields = new Dictionary<string, string> { ["TitlePart.Title"] = "题目", ["HtmlBodyPart.Html"] = "<p>写了半天的正文</p>", ["Article.Source"] = "某单位", [field] = typed };
        var answer = await editor.PostFormAsync(page, page, [("Type", "Article"), .. fields.Select(f => ($"F[{f.Key}]", f.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(message, html, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}-e\"", html, StringComparison.Ordinal);
        Assert.Contains("<p>写了半天的正文</p>", html, StringComparison.Ordinal);
        Assert.Contains("value=\"某单位\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_typed_form_is_there_again_and_can_be_dropped()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        var id = await PublicityDesk.WriteAsync(editor, "存过的题目");
        var page = $"/desk/content/edit/{id}";
        var kept = await editor.PostFormAsync(page, page + "?handler=Keep", ("Base", await PublicityDesk.BaseAsync(editor, id)), ("F[TitlePart.Title]", "打了一半"));
        Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        Assert.Contains("value=\"打了一半\"", await editor.GetStringAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("打了一半", await (await desk.AsAsync("编辑乙", StaffRoles.Editor)).GetStringAsync(page), StringComparison.Ordinal);
        Assert.Equal("存过的题目", (await desk.ReadAsync(id))!.DisplayText);

        await editor.PostFormAsync(page, page + "?handler=Drop");
        Assert.Contains("value=\"存过的题目\"", await editor.GetStringAsync(page), StringComparison.Ordinal);
        await editor.PostFormAsync(page, page + "?handler=Keep", ("Base", ""), ("F[TitlePart.Title]", "又打了一半"));
        await PublicityDesk.ChangeAsync(editor, id, await PublicityDesk.StampAsync(editor, $"/desk/content/item/{id}"), "保存了");
        Assert.Contains("value=\"保存了\"", await editor.GetStringAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_of_field_has_an_editor_that_gives_back_what_it_took()
    {
        await using var desk = await PublicityDesk.StartAsync();
        await desk.DefineAsync(FieldSamples.Definitions);
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        const string page = "/desk/content/edit?type=Every";
        var saved = await editor.PostFormAsync(page, page, [("Type", "Every"), .. FieldSamples.Typed.Select(f => ($"F[{f.Name}]", f.Value))]);
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, WebUtility.HtmlDecode(await saved.Content.ReadAsStringAsync()));
        var id = saved.Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(FieldSamples.Stored), (await desk.DataAsync(id))["Every"]), (await desk.DataAsync(id))["Every"]!.ToJsonString());

        var form = WebUtility.HtmlDecode(await editor.GetStringAsync($"/desk/content/edit/{id}"));
        foreach (var shown in FieldSamples.Shown)
        {
            Assert.Contains(shown, form, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Taxonomies_are_no_items_of_the_desk()
    {
        await using var desk = await PublicityDesk.StartAsync();
        var chief = await desk.AsAsync("总编甲", StaffRoles.ChiefEditor);
        Assert.Equal(HttpStatusCode.NotFound, (await chief.GetAsync("/desk/content/edit/columns")).StatusCode);
        Assert.DoesNotContain("type=Taxonomy", await chief.GetStringAsync("/desk/content/edit"), StringComparison.Ordinal);
    }
}
