using global::Portal.Cms.Content;
using global::Portal.Cms.Recipes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Tests.Support;
using Portal.Tests.Web.Accounts;
using Portal.Tests.Web.Content;

namespace Portal.Tests.Browser;

/// <summary>What editors take for granted, in a real browser: the structure of the site, import and export, and the public page beside the form.</summary>
public sealed class EditorsRoomsTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Guide = """
        { "ContentTypes": [
            { "Name": "Guide", "DisplayName": "办事指南", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true } },
              "ContentTypePartDefinitionRecords": [
                { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "0" } } },
                { "PartName": "Guide", "Name": "Guide", "Settings": { "ContentTypePartSettings": { "Position": "1" } } },
                { "PartName": "BagPart", "Name": "Steps", "Settings": { "ContentTypePartSettings": { "DisplayName": "步骤", "Position": "2" }, "BagPartSettings": { "ContainedContentTypes": ["Step"] } } } ] },
            { "Name": "Step", "DisplayName": "步骤", "Settings": { }, "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { } }, { "PartName": "Step", "Name": "Step", "Settings": { } } ] } ],
          "ContentParts": [
            { "Name": "Guide", "Settings": { }, "ContentPartFieldDefinitionRecords": [
                { "FieldName": "ContentPickerField", "Name": "Rule", "Settings": { "ContentPartFieldSettings": { "DisplayName": "依据" }, "ContentPickerFieldSettings": { "Multiple": true, "DisplayedContentTypes": ["Article"] } } },
                { "FieldName": "MediaField", "Name": "Picture", "Settings": { "ContentPartFieldSettings": { "DisplayName": "配图" } } } ] },
            { "Name": "Step", "Settings": { }, "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "What", "Settings": { "ContentPartFieldSettings": { "DisplayName": "做什么", "Editor": "TextArea" } } } ] } ] }
        """;

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Rooms_are_whole(int width)
    {
        await using var desk = await PublicityDesk.StartAsync();
        await desk.DefineAsync(Guide);
        await desk.InScopeAsync(async services =>
        {
            var recipe = await services.GetRequiredService<IRecipeLibrary>().FindAsync("Portal.Structure", default);
            await services.GetRequiredService<RecipeExecutor>().RunAsync(new RecipeOrder(recipe!, new ContentAuthor("", "导入"), ImportRights.All), default);
            var media = services.GetRequiredService<global::Portal.Cms.Media.MediaLibrary>();
            await media.WriteAsync("pics/jing-kou.svg", new MemoryStream("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"60\"><rect width=\"80\" height=\"60\" fill=\"#0a6b68\"/></svg>"u8.ToArray()), default);
            return await media.DescribeAsync("pics/jing-kou.svg", "井口有人监护", 0.5, 0.5, default);
        });
        await desk.PersonAsync("zongbian", StaffRoles.ChiefEditor);
        await using var visitor = await chromium.VisitAsync(desk.Site.App.Address, width);
        var page = visitor.Page;
        await SignInAsync(visitor, "zongbian");
        await visitor.GoAsync("/desk/structure/layer?name=" + Uri.EscapeDataString("每一页"));
        await CheckAsync("structure-layer");
        await visitor.GoAsync("/desk/structure/widget?type=HtmlWidget");
        await page.FillAsync("[name='F[TitlePart.Title]']", "停课通知");
        await page.SelectOptionAsync("[name=Layer]", "每一页");
        await page.SelectOptionAsync("[name=Zone]", "Top");
        await CheckAsync("structure-widget");
        await page.ClickAsync("main form[data-content] .acts button");
        await page.WaitForURLAsync(url => url.Contains("/layers", StringComparison.Ordinal));
        await CheckAsync("structure-layers");
        await visitor.GoAsync("/desk/structure");
        await CheckAsync("structure");
        await visitor.GoAsync("/desk/structure/tree/columns");
        await CheckAsync("structure-tree");
        await visitor.GoAsync("/desk/structure/node?tree=columns&node=enterprise");
        await CheckAsync("structure-node");
        await visitor.GoAsync("/desk/structure/redirects");
        await page.FillAsync("#From", "/old/page.html");
        await page.FillAsync("#To", "/learn");
        await page.ClickAsync("form[action='/desk/structure/redirects'] .acts button");
        await CheckAsync("structure-redirects");
        await visitor.GoAsync("/desk/export");
        await CheckAsync("transfer-export");
        await visitor.GoAsync("/desk/import");
        await CheckAsync("transfer-import");
        await page.SetInputFilesAsync("#File", new Microsoft.Playwright.FilePayload
        {
            Name = "portal.recipe.json", MimeType = "application/json",
            Buffer = """{ "name": "T", "displayName": "一份配方", "steps": [ { "name": "content", "data": [ ] }, { "name": "Users", "Users": [ { } ] }, { "name": "Sitemaps", "data": [] }, { "name": "nobody", "x": [1] } ] }"""u8.ToArray(),
        });
        await page.ClickAsync("form[action='/desk/import'] button");
        await page.WaitForURLAsync(url => url.Contains("/import/", StringComparison.Ordinal));
        await CheckAsync("transfer-plan");
        await page.ClickAsync("main form .acts button");
        await CheckAsync("transfer-ran");
        await visitor.GoAsync("/desk/content/media?folder=pics");
        await CheckAsync("content-media");

        await visitor.GoAsync("/desk/content/edit?type=Guide");
        await page.FillAsync("[name='F[TitlePart.Title]']", "动火作业怎么办");
        await page.ClickAsync("button:has-text('加一个：步骤')");
        await page.FillAsync("[name$='Step.What]']", "填一张作业票，请值班的人签字。");
        await page.ClickAsync("button:has-text('加一个：步骤')");
        Assert.Equal("填一张作业票，请值班的人签字。", await page.InputValueAsync("[name$='Step.What]'] >> nth=0"));
        await page.ClickAsync("[data-pick]");
        await page.ClickAsync("dialog.pick button:has-text('pics')");
        await page.WaitForSelectorAsync("dialog.pick .pick-one");
        await CheckAsync("content-pick");
        await page.ClickAsync("dialog.pick .pick-one");
        await Microsoft.Playwright.Assertions.Expect(page.Locator("[data-media]")).ToHaveValueAsync("pics/jing-kou.svg");
        Assert.Equal(("pics/jing-kou.svg", "井口有人监护"), (await page.InputValueAsync("[data-media]"), await page.InputValueAsync("[name='F[Guide.Picture.Alt]']")));
        if (width == 1440)
        {
            await page.ClickAsync("[data-live]");
            await page.WaitForSelectorAsync("iframe.preview-frame");
            var frame = page.FrameLocator("iframe.preview-frame");
            Assert.Equal("动火作业怎么办", await frame.Locator("h1").InnerTextAsync());
            await page.FillAsync("[name='F[TitlePart.Title]']", "动火作业要先审批");
            await frame.Locator("h1:has-text('要先审批')").WaitForAsync();

            // The frame runs no script, and axe is one: it would wait in there for ever.
            await visitor.ShootAsync($"content-preview-{width}");
            await page.ClickAsync("[data-live]");
        }

        await CheckAsync("content-items");
        // What a frame may not load or run is blocked, and said; outside of it nothing may be.
        Assert.DoesNotContain(visitor.Complaints, complaint => !complaint.Contains("about:srcdoc", StringComparison.Ordinal) && !complaint.Contains("Failed to load resource", StringComparison.Ordinal));

        async Task CheckAsync(string name)
        {
            await visitor.ShootAsync($"{name}-{width}");
            if (width == 1440)
            {
                // The same markup at either width: once is enough for what axe looks at.
                await AxeChecks.FindNothingAsync(visitor);
            }

            Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), name);
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
