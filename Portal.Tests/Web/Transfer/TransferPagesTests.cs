using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using global::Portal.Cms.Content;
using global::Portal.Cms.Recipes;
using global::Portal.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Web.Content;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Transfer;

/// <summary>Recipes in and out at the desk: looked at first, run once, and given out as they came.</summary>
public sealed partial class TransferPagesTests(SharedDesk shared) : IClassFixture<SharedDesk>
{
    [Fact]
    public async Task Plan_says_what_each_step_would_do_and_the_run_does_that()
    {
        const string recipe = """
            { "name": "Test.Plan", "displayName": "一份配方", "description": "试一试", "steps": [
              { "name": "content", "data": [ { "ContentItemId": "brought", "ContentItemVersionId": "brought1", "ContentType": "Faq", "DisplayText": "带来的", "Latest": true, "Published": true, "TitlePart": { "Title": "带来的" } } ] },
              { "name": "Users", "Users": [ { "UserName": "evil" } ] },
              { "name": "Roles", "Roles": [ { "Name": "Boss", "Permissions": ["Everything"] } ] },
              { "name": "feature", "enable": ["X"] },
              { "name": "Command", "Commands": ["rm"] },
              { "name": "Sitemaps", "data": [] },
              { "name": "nobody-knows" } ] }
            """;
        var plan = await UploadAsync(shared.Chief, "一份.recipe.json", recipe);
        var html = WebUtility.HtmlDecode(await shared.Chief.GetStringAsync(plan));
        foreach (var said in new[] { "一份配方", "照办", "存着，导出时原样带走", "账号按任用手续", "不从文件里运行命令", "要系统管理员和安全管理员一起办", "本站不认识这个步骤", "1 项" })
        {
            Assert.Contains(said, html, StringComparison.Ordinal);
        }

        Assert.Null(await shared.Desk.ReadAsync("brought"));
        Assert.Equal(HttpStatusCode.Redirect, (await shared.Chief.PostFormAsync(plan, plan)).StatusCode);
        Assert.Equal("带来的", (await shared.Desk.ReadAsync("brought", VersionOf.Published))!.DisplayText);
        html = WebUtility.HtmlDecode(await shared.Chief.GetStringAsync(plan));
        Assert.Contains("运行完了", html, StringComparison.Ordinal);
        Assert.Contains("改了 1 项", html, StringComparison.Ordinal);
        Assert.Empty(await shared.Desk.InScopeAsync(s => s.GetRequiredService<SiteDocuments>().ReadAsync(SitePaper.Roles, default)));

        // It is remembered: the same file says so, and does nothing unless it is asked to.
        var again = await UploadAsync(shared.Chief, "又一份.recipe.json", recipe);
        Assert.Contains("一模一样的配方在本站运行过", await shared.Chief.GetStringAsync(again), StringComparison.Ordinal);
        await shared.Chief.PostFormAsync(again, again);
        Assert.Contains("以前运行过，这次什么都没做", await shared.Chief.GetStringAsync(again), StringComparison.Ordinal);
        Assert.True(await shared.Desk.Site.Seeds.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Act == "RunImport" && e.Result == "Done")));
    }

    [Theory]
    [InlineData("{ \"steps\": [\n { \"name\": \"content\",, } ] }", "不是正确的 JSON")]
    [InlineData("{ \"variables\": { },\n \"steps\": [ { \"name\": \"settings\", \"SiteName\": \"[js: variables('x')]\" } ] }", "变量「x」没有定义")]
    [InlineData("{ \"name\": \"x\" }", "没有步骤")]
    public async Task File_that_is_wrong_says_so_with_its_line_and_cannot_be_run(string recipe, string said)
    {
        var plan = await UploadAsync(shared.Chief, "坏的.json", recipe);
        var html = WebUtility.HtmlDecode(await shared.Chief.GetStringAsync(plan));
        Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.Contains("第 ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("运行这个配方", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_that_fails_stops_the_rest_and_says_what_stands()
    {
        var plan = await UploadAsync(shared.Chief, "半份.json", """
            { "name": "Test.Half", "steps": [
              { "name": "content", "data": [ { "ContentItemId": "stands", "ContentItemVersionId": "stands1", "ContentType": "Faq", "Latest": true, "TitlePart": { "Title": "站得住" } } ] },
              { "name": "content", "data": [ { "ContentItemId": "", "ContentType": "Faq" } ] } ] }
            """);
        await shared.Chief.PostFormAsync(plan, plan);
        var html = WebUtility.HtmlDecode(await shared.Chief.GetStringAsync(plan));
        Assert.Contains("有一步出错，停在那里", html, StringComparison.Ordinal);
        Assert.Contains("类型「Faq」有一篇稿件的编号不能用", html, StringComparison.Ordinal);
        Assert.NotNull(await shared.Desk.ReadAsync("stands"));
    }

    [Fact]
    public async Task Export_imported_into_an_empty_site_gives_the_same_items_addresses_and_files()
    {
        await shared.Desk.InScopeAsync(async services =>
        {
            await services.GetRequiredService<IMediaFolder>().WriteAsync("pics/a.svg", new MemoryStream("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray()), default);
            return 0;
        });
        var id = await PublicityDesk.WriteAsync(shared.Chief, "要带走的", "notices", ("Article.Cover", "pics/a.svg"), ("Article.Cover.Alt", "井口"), ("AutoroutePart.Path", "tongzhi/daizou"));
        await PublicityDesk.DoAsync(shared.Chief, id, "Publish");
        using var zip = await shared.Chief.PostFormAsync("/desk/export", "/desk/export", ("What", "Everything"), ("Drafts", "true"));
        Assert.Equal("application/zip", zip.Content.Headers.ContentType!.MediaType);
        var bytes = await zip.Content.ReadAsByteArrayAsync();

        await using var there = await DeskSite.StartAsync();
        var late = await there.AsAsync(await there.AddOfficerAsync("总编丙", there.Seeds.FireBureau, StaffRoles.ChiefEditor));
        there.App.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("/desk/account/confirm", (await late.GetAsync("/desk/import")).Headers.Location!.ToString(), StringComparison.Ordinal);
        var chief = await there.AsAsync(await there.AddOfficerAsync("总编乙", there.Seeds.FireBureau, StaffRoles.ChiefEditor));
        var plan = await UploadAsync(chief, "全站.zip", bytes);
        await chief.PostFormAsync(plan, plan);
        Assert.Contains("运行完了", await chief.GetStringAsync(plan), StringComparison.Ordinal);
        using var public1 = there.App.Client();
        Assert.Contains("要带走的", await public1.GetStringAsync("/tongzhi/daizou"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await public1.GetAsync("/media/pics/a.svg")).StatusCode);
        await using var scope = there.App.Services.CreateAsyncScope();
        var copy = await scope.ServiceProvider.GetRequiredService<ContentReader>().FindAsync(id, VersionOf.Published, default);
        Assert.True((await shared.Desk.ReadAsync(id, VersionOf.Published))!.SaysTheSameAs(copy!));
    }

    [Fact]
    public async Task Export_of_a_column_holds_its_items_and_no_others()
    {
        await PublicityDesk.WriteAsync(shared.Chief, "村里的", "village");
        await PublicityDesk.WriteAsync(shared.Chief, "厂里的", "enterprise");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shared.Chief.PostFormAsync("/desk/export", "/desk/export", ("What", "Columns"))).StatusCode);
        using var zip = await shared.Chief.PostFormAsync("/desk/export", "/desk/export", ("What", "Columns"), ("Columns", "village"), ("Drafts", "true"));
        using var archive = RecipeArchive.Open(await zip.Content.ReadAsStreamAsync());
        var recipe = archive.Recipe();
        Assert.Equal(["ContentDefinition", "Content", "media"], recipe.Steps.Select(s => s.Name));
        var titles = recipe.Steps[1].Body["data"]!.AsArray().Select(i => (string?)i!["DisplayText"]).ToList();
        Assert.Contains("村里的", titles);
        Assert.DoesNotContain("厂里的", titles);
    }

    [Fact]
    public async Task Only_who_may_import_gets_in_and_only_with_a_recipe()
    {
        foreach (var page in new[] { "/desk/import", "/desk/export" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await shared.Editor.GetAsync(page)).StatusCode);
        }

        var refused = await SendAsync(shared.Chief, "x.exe", "x"u8.ToArray());
        Assert.Contains("只收 .json 和 .zip", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    private static Task<string> UploadAsync(HttpClient person, string name, string recipe) => UploadAsync(person, name, Encoding.UTF8.GetBytes(recipe));

    private static async Task<string> UploadAsync(HttpClient person, string name, byte[] file)
    {
        using var answer = await SendAsync(person, name, file);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        return answer.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient person, string name, byte[] file)
    {
        var html = await person.GetStringAsync("/desk/import");
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var token = new StringContent(WebUtility.HtmlDecode(Token().Match(html).Groups["token"].Value));
        using var form = new MultipartFormDataContent { { token, "__form" }, { content, "File", name } };
        return await person.PostAsync("/desk/import", form);
    }

    [GeneratedRegex("name=\"__form\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
