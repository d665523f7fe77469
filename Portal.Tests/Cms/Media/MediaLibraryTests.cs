using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Media;
using Portal.Domain.Kernel;
using Portal.Tests.Cms.Search;
using Portal.Tests.Support;

namespace Portal.Tests.Cms.Media;

public sealed class MediaLibraryOnSqlite(PortalOnSqlite fixture) : MediaLibraryTests(fixture), IClassFixture<PortalOnSqlite>;

public sealed class MediaLibraryOnPostgres(PortalOnPostgres fixture) : MediaLibraryTests(fixture), IClassFixture<PortalOnPostgres>;

/// <summary>Files by their paths, on both databases.</summary>
public abstract class MediaLibraryTests(PortalFixture fixture)
{
    private LibraryOf Library => field ??= new LibraryOf(fixture.App);

    [Fact]
    public async Task File_is_kept_measured_and_read_again_byte_for_byte()
    {
        var photo = LibraryOf.Jpeg(700, 400);
        await Library.WriteAsync("kept/photo.jpg", photo);
        await Library.WriteDrawingAsync("kept/drawing.svg");

        var (jpeg, svg) = ((await Library.FindAsync("kept/photo.jpg"))!, (await Library.FindAsync("kept/drawing.svg"))!);
        Assert.Equal((700, 400, "image/jpeg", "kept", "photo.jpg"), (jpeg.Width, jpeg.Height, jpeg.Type, jpeg.Folder, jpeg.Name));
        Assert.Equal((800, 450, "image/svg+xml", false), (svg.Width, svg.Height, svg.Type, svg.AwaitsVariants));
        Assert.True(jpeg.AwaitsVariants);
        Assert.Equal(photo, await ReadAsync("kept/photo.jpg"));
        Assert.Null(await ReadAsync("kept/other.jpg"));
    }

    [Theory]
    [InlineData("wrong/a.jpg", "<svg/>", "MediaContent")]
    [InlineData("wrong/a.exe", "MZ", "MediaKind")]
    [InlineData("../a.svg", "<svg/>", "MediaPath")]
    [InlineData("wrong/a.svg", "", "MediaEmpty")]
    [InlineData("wrong/broken.png", "\u0089PNG\r\n\u001a\n and nothing more", "MediaContent")]
    public async Task File_that_is_not_what_it_says_is_refused_and_leaves_no_row(string path, string content, string code)
    {
        var refused = await Assert.ThrowsAsync<MediaRefusedException>(() => Library.WriteAsync(path, System.Text.Encoding.Latin1.GetBytes(content)));
        Assert.Equal(code, refused.Code);
        Assert.Null(await Library.FindAsync(path));
    }

    [Fact]
    public async Task Other_bytes_under_a_path_take_its_place_and_the_old_ones_go_after_an_hour()
    {
        await Library.WriteDrawingAsync("swap/a.svg", "<!--1-->");
        await Library.UseAsync<MediaLibrary, bool>(l => l.DescribeAsync("swap/a.svg", "井口", 0.2, 0.8, CancellationToken.None));
        var old = (await Library.FindAsync("swap/a.svg"))!.BlobName;
        await Library.WriteDrawingAsync("swap/same.svg", "<!--2-->");
        await Library.WriteDrawingAsync("swap/a.svg", "<!--2-->");

        var file = (await Library.FindAsync("swap/a.svg"))!;
        Assert.Equal((await Library.FindAsync("swap/same.svg"))!.BlobName, file.BlobName);
        Assert.Equal(("井口", 0.2, 0.8), (file.AltText, file.FocalX, file.FocalY));
        Assert.Equal(0, await SweepAsync());
        fixture.App.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.True(await SweepAsync() >= 1);
        Assert.False(await HasAsync(old));

        // The same bytes lie under another path still: they stay when one of the two goes.
        Assert.True(await Library.UseAsync<MediaLibrary, bool>(l => l.DeleteAsync("swap/same.svg", CancellationToken.None)));
        fixture.App.Time.Advance(TimeSpan.FromMinutes(61));
        await SweepAsync();
        Assert.True(await HasAsync(file.BlobName));
    }

    [Fact]
    public async Task Bytes_that_never_got_a_path_go_with_the_sweep()
    {
        var staged = await Library.UseAsync<MediaLibrary, StagedMedia>(l =>
            l.StageAsync("lost/a.svg", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(LibraryOf.Drawing + "<!--lost-->")), CancellationToken.None));
        Assert.True(await HasAsync(staged.BlobName));
        fixture.App.Time.Advance(TimeSpan.FromMinutes(61));
        await SweepAsync();
        Assert.False(await HasAsync(staged.BlobName));
    }

    [Fact]
    public async Task Variants_go_with_their_file()
    {
        await Library.WriteAsync("gone/photo.png", LibraryOf.Png(401, 11, alpha: false));
        await Library.MakeVariantsAsync();
        var blob = (await Library.FindAsync("gone/photo.png"))!.BlobName;
        var made = await Library.OnDatabaseAsync(db => db.MediaVariants.AsNoTracking().Where(v => v.SourceBlob == blob).ToListAsync());
        Assert.Equal([(320, "image/avif"), (320, "image/webp")], made.Select(v => (v.Width, v.Type)).Order());

        await Library.UseAsync<MediaLibrary, bool>(l => l.DeleteAsync("gone/photo.png", CancellationToken.None));
        fixture.App.Time.Advance(TimeSpan.FromMinutes(61));
        await SweepAsync();
        Assert.Equal(0, await Library.OnDatabaseAsync(db => db.MediaVariants.CountAsync(v => v.SourceBlob == blob)));
        foreach (var variant in made)
        {
            Assert.False(await HasAsync(variant.BlobName));
        }
    }

    [Fact]
    public async Task Uses_follow_the_latest_and_the_published_version()
    {
        var seeds = new ContentSeeds(fixture.App);
        await seeds.DefineAsync();
        var item = await seeds.PublishAsync("用图的文章", "<img src='/media/used/body.png'>", more: Cover("used/cover.svg"));
        Assert.Equal([("used/body.png", true), ("used/cover.svg", true)], await UsesAsync(item.ContentItemId));

        await seeds.DraftAsync("用图的文章", "<p>无图</p>", item.ContentItemId, Cover("used/new.svg"));
        Assert.Equal([("used/body.png", true), ("used/cover.svg", true), ("used/new.svg", false)], await UsesAsync(item.ContentItemId));
        var users = await Library.UseAsync<MediaCatalogue, IReadOnlyList<MediaUser>>(c => c.UsersAsync("used/new.svg", CancellationToken.None));
        Assert.Equal([new MediaUser(item.ContentItemId, "Article", "用图的文章", Published: false)], users);

        await seeds.WithWriterAsync(w => w.PublishAsync(item.ContentItemId, CancellationToken.None));
        Assert.Equal([("used/new.svg", true)], await UsesAsync(item.ContentItemId));
        await seeds.WithWriterAsync(w => w.RemoveAsync(item.ContentItemId, CancellationToken.None));
        Assert.Empty(await UsesAsync(item.ContentItemId));

        static JsonObject Cover(string path) => new() { ["Cover"] = new JsonObject { ["Paths"] = new JsonArray(path), ["MediaTexts"] = new JsonArray("图") } };
    }

    [Fact]
    public async Task Folder_of_five_thousand_files_is_paged_by_the_database()
    {
        const int many = 5000;
        await Library.OnDatabaseAsync(async db =>
        {
            var staged = new StagedMedia(new string('a', 64), 10, "application/pdf", 0, 0);
            db.MediaFiles.AddRange(Enumerable.Range(0, many).Select(i => new MediaFile($"many/sub/文件 {i:D4}.pdf", staged, DateTime.UnixEpoch)));
            await db.SaveChangesAsync(CancellationToken.None);
            return true;
        });

        var root = await ShelfAsync("", "", 1);
        var page = await ShelfAsync("many/sub", "", 84);
        var found = await ShelfAsync("many", "４２４２", 1);

        Assert.Contains("many", root.Folders);
        Assert.Equal(["many/sub"], (await ShelfAsync("many", "", 1)).Folders);
        Assert.Equal((many, 20, "文件 4980.pdf"), (page.Found, page.Files.Count, page.Files[0].Name));
        Assert.Equal(["many/sub/文件 4242.pdf"], found.Files.Select(f => f.Path));
    }

    private Task<MediaShelf> ShelfAsync(string folder, string text, int page) =>
        Library.UseAsync<MediaCatalogue, MediaShelf>(c => c.ShelfAsync(folder, text, usableOnly: false, page, 60, CancellationToken.None));

    private Task<int> SweepAsync() => Library.UseAsync<MediaSweep, int>(s => s.RunAsync(CancellationToken.None));

    private Task<bool> HasAsync(string blob) =>
        BlobName.TryParse(blob, out var name) ? fixture.App.Services.GetRequiredService<IBlobStore>().ExistsAsync(name, CancellationToken.None) : Task.FromResult(false);

    private Task<byte[]?> ReadAsync(string path) => Library.UseAsync<MediaLibrary, byte[]?>(async library =>
    {
        await using var content = await library.ReadAsync(path, CancellationToken.None);
        if (content is null)
        {
            return null;
        }

        var whole = new MemoryStream();
        await content.CopyToAsync(whole);
        return whole.ToArray();
    });

    private async Task<IEnumerable<(string, bool)>> UsesAsync(string item) =>
        (await Library.OnDatabaseAsync(db => db.MediaUses.AsNoTracking().Where(u => u.ContentItemId == item).ToListAsync())).Select(u => (u.Path, u.Published)).Order();
}
