using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Tests.Cms.Search;
using Portal.Tests.Web.Cleaning;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Cms.Media;

/// <summary>The desk's media room, as a browser without script uses it.</summary>
public sealed partial class MediaDeskTests
{
    private const string Room = "/desk/media";

    [Fact]
    public async Task Editor_uploads_describes_and_removes_and_each_act_is_on_record()
    {
        await using var site = await DeskSite.StartAsync();
        var client = await EditorAsync(site);
        var library = new LibraryOf(site.App);

        using var uploaded = await UploadAsync(client, "活动/2026", "", ("照片.jpg", PictureFiles.Jpeg(PictureFiles.Exif())), ("图.svg", Encoding.UTF8.GetBytes(LibraryOf.Drawing)));
        Assert.Equal(HttpStatusCode.Redirect, uploaded.StatusCode);
        var list = await client.GetStringAsync(uploaded.Headers.Location);
        Assert.Contains("收下了 2 个文件", list, StringComparison.Ordinal);
        Assert.Equal(2, NeedsAlt().Count(list));

        // What the camera wrote into the picture is not published.
        var stored = await site.App.Client().GetByteArrayAsync("/media/%E6%B4%BB%E5%8A%A8/2026/%E7%85%A7%E7%89%87.jpg");
        Assert.DoesNotContain(PictureFiles.Mark, Encoding.Latin1.GetString(stored), StringComparison.Ordinal);

        var file = Room + "/file?path=" + Uri.EscapeDataString("活动/2026/照片.jpg");
        using var empty = await client.PostFormAsync(file, file, ("AltText", " "), ("FocalX", "10"), ("FocalY", "20"));
        Assert.Contains("请写替代文字", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var described = await client.PostFormAsync(file, file, ("AltText", "工人在井口测气"), ("FocalX", "10"), ("FocalY", "20"));
        Assert.Equal(HttpStatusCode.Redirect, described.StatusCode);
        var kept = (await library.FindAsync("活动/2026/照片.jpg"))!;
        Assert.Equal(("工人在井口测气", 0.1, 0.2, true), (kept.AltText, kept.FocalX, kept.FocalY, kept.IsUsable));

        using var removed = await client.PostFormAsync(file, file + "&handler=Remove");
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Null(await library.FindAsync("活动/2026/照片.jpg"));
        var records = await site.Seeds.ReadAsync(db => db.AuditEntries.Where(e => e.Act.EndsWith("Media")).OrderBy(e => e.Sequence).Select(e => $"{e.Act} {e.Target} {e.Result}").ToArrayAsync());
        Assert.Equal(
            [
                "KeepMedia 活动/2026/照片.jpg Done", "KeepMedia 活动/2026/图.svg Done", "DescribeMedia 活动/2026/照片.jpg MediaAltMissing",
                "DescribeMedia 活动/2026/照片.jpg Done", "RemoveMedia 活动/2026/照片.jpg Done",
            ],
            records);
    }

    [Fact]
    public async Task File_that_an_item_uses_is_not_removed()
    {
        await using var site = await DeskSite.StartAsync();
        var client = await EditorAsync(site);
        using var uploaded = await UploadAsync(client, "used", "井口", ("a.svg", Encoding.UTF8.GetBytes(LibraryOf.Drawing)));
        var seeds = new ContentSeeds(site.App);
        await seeds.DefineAsync();
        await seeds.DraftAsync("只在草稿里用图", "<p>话</p>", more: new JsonObject { ["Cover"] = new JsonObject { ["Paths"] = new JsonArray("used/a.svg") } });
        const string file = Room + "/file?path=used%2Fa.svg";

        var page = await client.GetStringAsync(file);
        Assert.Contains("只在草稿里用图", page, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Remove", page, StringComparison.Ordinal);
        using var removed = await client.PostFormAsync(file, file + "&handler=Remove");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, removed.StatusCode);
        Assert.Contains("还有内容在用这个文件", await removed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(await new LibraryOf(site.App).FindAsync("used/a.svg"));
    }

    [Fact]
    public async Task Upload_that_is_not_taken_says_why_and_does_not_keep_the_others_out()
    {
        await using var site = await DeskSite.StartAsync();
        var client = await EditorAsync(site);
        var drawing = Encoding.UTF8.GetBytes(LibraryOf.Drawing);

        using var mixed = await UploadAsync(client, "", "", ("page.html", "<html>"u8.ToArray()), ("ok.svg", drawing));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mixed.StatusCode);
        var page = await mixed.Content.ReadAsStringAsync();
        Assert.Contains("page.html：媒体库不收这种文件", page, StringComparison.Ordinal);
        Assert.Contains("收下了 1 个文件", page, StringComparison.Ordinal);

        using var lying = await UploadAsync(client, "", "", ("photo.jpg", PictureFiles.WebP()));
        Assert.Contains("内容和文件名的后缀不一致", await lying.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var twice = await UploadAsync(client, "", "", ("ok.svg", drawing));
        Assert.Contains("已经有同名的文件", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var outside = await UploadAsync(client, "../x", "", ("ok.svg", drawing));
        Assert.Contains("文件夹名不能用", await outside.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var nothing = await UploadAsync(client, "", "");
        Assert.Contains("请选择要上传的文件", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_write_content_gets_in_nowhere_and_nothing_is_kept_without_the_forms_token()
    {
        await using var site = await DeskSite.StartAsync();
        var officer = await site.AsAsync(await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(Room)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(Room + "/file?path=a.svg")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await site.App.Client().GetAsync(Room)).StatusCode);

        var editor = await EditorAsync(site);
        using var form = Form("", "", "wrong", ("a.svg", Encoding.UTF8.GetBytes(LibraryOf.Drawing)));
        using var forged = await editor.PostAsync(Room, form);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Null(await new LibraryOf(site.App).FindAsync("a.svg"));
    }

    private static async Task<HttpClient> EditorAsync(DeskSite site) => await site.AsAsync(await site.AddOfficerAsync("编辑甲", site.Seeds.FireBureau, StaffRoles.Editor));

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string folder, string altText, params (string Name, byte[] Content)[] files)
    {
        var token = WebUtility.HtmlDecode(Token().Match(await client.GetStringAsync(Room)).Groups["token"].Value);
        using var form = Form(folder, altText, token, files);
        return await client.PostAsync(Room, form);
    }

    private static MultipartFormDataContent Form(string folder, string altText, string token, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent(token), "__form" }, { new StringContent(folder), "Target" }, { new StringContent(altText), "AltText" } };
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "Files", FileNameStar = name };
            form.Add(part);
        }

        return form;
    }

    [GeneratedRegex("name=\"__form\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("缺替代文字", RegexOptions.None, 1000)]
    private static partial Regex NeedsAlt();
}
