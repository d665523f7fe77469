using Portal.Domain.Access;
using Portal.Tests.Support;
using Portal.Tests.Web.Accounts;
using Portal.Tests.Web.Content;

namespace Portal.Tests.Browser;

/// <summary>The editors' pages in a real browser: the rich-text editor under the desk's policy, half-typed forms, and every page at two widths.</summary>
public sealed class ContentDeskTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Rich_text_is_written_kept_while_typing_and_saved()
    {
        await using var desk = await PublicityDesk.StartAsync();
        await desk.PersonAsync("bianji", StaffRoles.Editor);
        await using var visitor = await chromium.VisitAsync(desk.Site.App.Address);
        await SignInAsync(visitor, "bianji");
        await visitor.GoAsync("/desk/content/edit?type=Article&column=enterprise");
        var page = visitor.Page;
        await page.FillAsync("[name='F[TitlePart.Title]']", "下井之前");
        await page.FillAsync("[name='F[Article.Source]']", "示例市应急管理局");
        await page.ClickAsync(".rich [role=textbox]");
        await page.ClickAsync(".rich button >> text=大标题");
        await page.Keyboard.TypeAsync("先通风");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("测三次，每次都记下来。");
        await page.ClickAsync(".rich button >> text=/^表格$/");
        foreach (var head in new[] { "气体", "限值", "超了怎么办" })
        {
            await page.Keyboard.TypeAsync(head);
            await page.Keyboard.PressAsync("Tab");
        }

        await page.WaitForSelectorAsync("[data-state]:not(:empty)");
        Assert.Contains("已经替你留着", await page.InnerTextAsync("[data-state]"), StringComparison.Ordinal);
        await visitor.ShootAsync("desk-content-edit-1440");
        await AxeChecks.FindNothingAsync(visitor);
        await page.ClickAsync("main form[data-content] button[type=submit]:not(.hide)");
        await page.WaitForURLAsync(url => url.Contains("/item/", StringComparison.Ordinal));
        var id = page.Url.Split('/')[^1].Split('?')[0];
        var html = (string?)(await desk.DataAsync(id))["HtmlBodyPart"]!["Html"];
        Assert.StartsWith("<h2>先通风</h2>\n<p>测三次，每次都记下来。</p>\n<table><thead><tr><th scope=\"col\">气体</th>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style", html, StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Text_that_nobody_touched_leaves_the_editor_as_it_came()
    {
        const string html = "<p>一段 <strong>重的</strong> 话</p>\\n<figure><img src=\\\"/media/a.svg\\\" alt=\\\"井口\\\" width=\\\"800\\\" height=\\\"450\\\"><figcaption>井口</figcaption></figure>";
        await using var desk = await PublicityDesk.StartAsync();
        await desk.ImportAsync($$"""
            { "ContentItemId": "old", "ContentItemVersionId": "old1", "ContentType": "Article", "DisplayText": "旧题", "Latest": true, "Published": true, "TitlePart": { "Title": "旧题" },
              "Article": { "Column": { "TaxonomyContentItemId": "columns", "TermContentItemIds": ["enterprise"] }, "Source": { "Text": "甲" } }, "HtmlBodyPart": { "Html": "{{html}}" } }
            """);
        var before = (string?)(await desk.DataAsync("old"))["HtmlBodyPart"]!["Html"];
        await desk.PersonAsync("bianji", StaffRoles.Editor);
        await using var visitor = await chromium.VisitAsync(desk.Site.App.Address);
        await SignInAsync(visitor, "bianji");
        await visitor.GoAsync("/desk/content/edit/old");
        await visitor.Page.WaitForSelectorAsync(".rich figure figcaption");
        await visitor.Page.FillAsync("[name='F[TitlePart.Title]']", "新题");
        await visitor.Page.ClickAsync("main form[data-content] button[type=submit]:not(.hide)");
        await visitor.Page.WaitForURLAsync(url => url.Contains("/item/", StringComparison.Ordinal));
        Assert.Equal(before, (string?)(await desk.DataAsync("old"))["HtmlBodyPart"]!["Html"]);

        await visitor.GoAsync("/desk/content/edit/old");
        await visitor.Page.ClickAsync(".rich [role=textbox] p");
        await visitor.Page.Keyboard.PressAsync("End");
        await visitor.Page.Keyboard.TypeAsync("。");
        await visitor.Page.ClickAsync("main form[data-content] button[type=submit]:not(.hide)");
        await visitor.Page.WaitForURLAsync(url => url.Contains("/item/", StringComparison.Ordinal));
        var after = (string?)(await desk.DataAsync("old"))["HtmlBodyPart"]!["Html"];
        Assert.Equal(before!.Replace("话</p>", "话。</p>", StringComparison.Ordinal), after);
        // The picture itself is not there: only the policy's and the script's complaints count.
        Assert.DoesNotContain(visitor.Complaints, said => !said.Contains("/media/a.svg", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Pages_are_whole(int width)
    {
        await using var desk = await PublicityDesk.StartAsync();
        await desk.PersonAsync("zongbian", StaffRoles.ChiefEditor);
        var editor = await desk.AsAsync("编辑甲", StaffRoles.Editor);
        var reviewer = await desk.AsAsync("审核甲", StaffRoles.Reviewer);
        var id = await PublicityDesk.WriteAsync(editor, "有限空间作业，先通风再检测后下去");
        await PublicityDesk.DoAsync(editor, id, "Submit");
        await PublicityDesk.DoAsync(reviewer, id, "Refuse", ("Reason", "第 3 段的距离没有出处。"));
        desk.Site.App.Time.Advance(TimeSpan.FromMinutes(2));
        await PublicityDesk.ChangeAsync(editor, id, await PublicityDesk.BaseAsync(editor, id), "有限空间作业，先通风再检测后下去", "enterprise", ("HtmlBodyPart.Html", "<h2>先通风</h2><p>再检测。</p>"));
        await PublicityDesk.DoAsync(editor, id, "Submit");
        var back = await PublicityDesk.WriteAsync(editor, "叉车盲区怎么画");
        await PublicityDesk.DoAsync(editor, back, "Submit");
        await PublicityDesk.DoAsync(reviewer, back, "Refuse", ("Reason", "第 3 段的距离没有出处。"));
        var gone = await PublicityDesk.WriteAsync(editor, "写重复了的一篇");
        await PublicityDesk.DoAsync(editor, gone, "Remove", ("Reason", "写重复了"));
        await desk.ImportAsync("""
            { "ContentItemId": "late", "ContentItemVersionId": "late1", "ContentType": "Plate", "DisplayText": "除尘系统重大隐患挂牌督办", "Latest": true, "Published": true, "TitlePart": { "Title": "除尘系统重大隐患挂牌督办" },
              "Plate": { "Deadline": { "Value": "2026-11-02T00:00:00Z" }, "Progress": { "Values": ["昨天｜来看过"] } } }
            """);
        await using var visitor = await chromium.VisitAsync(desk.Site.App.Address, width);
        await SignInAsync(visitor, "zongbian");
        await CheckAsync("/desk/programme", "desk-programme");
        await CheckAsync("/desk/content?column=enterprise", "desk-content");
        await CheckAsync("/desk/content/edit?column=enterprise", "desk-content-new");
        await CheckAsync($"/desk/content/edit/{back}", "desk-content-form");
        await CheckAsync($"/desk/content/item/{id}", "desk-content-item");
        await CheckAsync($"/desk/content/versions/{id}", "desk-content-versions");
        await CheckAsync("/desk/content/bin", "desk-content-bin");
        await CheckAsync("/desk/editors", "desk-editors");
        Assert.Empty(visitor.Complaints);

        async Task CheckAsync(string path, string name)
        {
            await visitor.GoAsync(path);
            await visitor.ShootAsync($"{name}-{width}");
            await AxeChecks.FindNothingAsync(visitor);
            Assert.False(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), name);
        }
    }

    private static async Task SignInAsync(Visitor visitor, string userName)
    {
        await visitor.GoAsync("/desk/sign-in");
        await visitor.Page.FillAsync("[name=UserName]", userName);
        await visitor.Page.FillAsync("[name=Password]", AccountSite.Password);
        await visitor.Page.ClickAsync("main button[type=submit]");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }
}
