using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Tests.Proof;

namespace Portal.Tests.Cms.Content;

public abstract class ContentWriterTests : IAsyncLifetime
{
    private static readonly ContentAuthor Editor = new("7", "编辑甲");

    private ContentSite _site = null!;

    protected abstract Task<ContentSite> MakeAsync();

    public async ValueTask InitializeAsync() => _site = await MakeAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Draft_of_a_published_item_is_a_second_version_until_it_is_published()
    {
        var first = await SaveAsync(Article("用电安全"));
        await PublishAsync(first.ContentItemId);
        var edited = await LatestAsync(first.ContentItemId);
        edited!.PartFor("Article")["Source"] = "新";
        var draft = await SaveAsync(edited);

        Assert.NotEqual(first.ContentItemVersionId, draft.ContentItemVersionId);
        Assert.Null((await PublishedAsync(first.ContentItemId))!.Part("Article"));
        Assert.Equal(draft.ContentItemVersionId, (await SaveAsync(draft)).ContentItemVersionId);

        await PublishAsync(first.ContentItemId);
        Assert.Equal("新", (string?)(await PublishedAsync(first.ContentItemId))!.Part("Article")!["Source"]);
        Assert.Equal(2, (await _site.ReadAsync(r => r.VersionsAsync(first.ContentItemId, default))).Count);
    }

    [Fact]
    public async Task Bin_keeps_every_version_and_gives_any_of_them_back()
    {
        var item = await SaveAsync(Article("一"));
        await PublishAsync(item.ContentItemId);
        Assert.False(await _site.WriteAsync(w => w.DestroyAsync(item.ContentItemId, default)));
        Assert.True(await _site.WriteAsync(w => w.RemoveAsync(item.ContentItemId, default)));
        Assert.Null(await LatestAsync(item.ContentItemId));
        Assert.Null(await PublishedAsync(item.ContentItemId));

        var restored = await _site.WriteAsync(w => w.RestoreAsync(item.ContentItemVersionId!, Editor, default));
        Assert.Equal("一", (await LatestAsync(item.ContentItemId))!.DisplayText);
        Assert.NotEqual(item.ContentItemVersionId, restored!.ContentItemVersionId);

        await _site.WriteAsync(w => w.RemoveAsync(item.ContentItemId, default));
        Assert.True(await _site.WriteAsync(w => w.DestroyAsync(item.ContentItemId, default)));
        Assert.Empty(await _site.ReadAsync(r => r.VersionsAsync(item.ContentItemId, default)));
    }

    [Fact]
    public async Task Same_version_imported_twice_changes_nothing_and_a_newer_one_takes_its_place()
    {
        var brought = Article("导入");
        (brought.ContentItemVersionId, brought.Latest, brought.Published, brought.CreatedUtc) = ("v1", true, true, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        (brought.ModifiedUtc, brought.PublishedUtc, brought.Owner, brought.Author) = (brought.CreatedUtc, brought.CreatedUtc, "1", "admin");

        Assert.True(await ImportAsync(brought));
        Assert.False(await ImportAsync(brought));
        Assert.True(brought.SaysTheSameAs((await PublishedAsync(brought.ContentItemId))!));

        var newer = brought.Copy();
        newer.ContentItemVersionId = "v2";
        Assert.True(await ImportAsync(newer));
        Assert.Equal("v2", (await PublishedAsync(brought.ContentItemId))!.ContentItemVersionId);
        Assert.Equal("v2", (await LatestAsync(brought.ContentItemId))!.ContentItemVersionId);
    }

    /// <summary>orchard.md, check 8.</summary>
    [Fact]
    public async Task Whatever_happens_in_whatever_order_one_version_at_most_is_the_latest_and_one_the_published()
    {
        var dice = new Dice(20_261_125);
        var item = await SaveAsync(Article("性质"));
        var versions = new List<string> { item.ContentItemVersionId! };
        for (var step = 0; step < 120; step++)
        {
            var written = dice.Throw(6) switch
            {
                0 => await SaveAsync(await LatestAsync(item.ContentItemId) ?? item),
                1 => await PublishAsync(item.ContentItemId),
                2 => await _site.WriteAsync(w => w.UnpublishAsync(item.ContentItemId, default)),
                3 => await _site.WriteAsync(w => w.RestoreAsync(dice.Of(versions), Editor, default)),
                4 when dice.OneIn(3) && await _site.WriteAsync(w => w.RemoveAsync(item.ContentItemId, default)) => null,
                _ => null,
            };
            if (written is not null && !versions.Contains(written.ContentItemVersionId!))
            {
                versions.Add(written.ContentItemVersionId!);
            }

            var rows = await _site.InScopeAsync(s => s.GetRequiredService<IContentDb>().ContentRows.AsNoTracking().ToListAsync());
            Assert.True(rows.Count(r => r.Latest) <= 1 && rows.Count(r => r.Published) <= 1, $"After step {step}.");
            Assert.Equal(versions.Count, rows.Count);
            Assert.All(rows, r => Assert.Equal((r.Latest, r.Published), (r.Read().Latest, r.Read().Published)));
        }
    }

    [Fact]
    public async Task Two_who_publish_at_the_same_moment_leave_one_published_version()
    {
        var item = await SaveAsync(Article("同时"));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await PublishAsync(item.ContentItemId);
            }
            catch (DbUpdateException)
            {
                // The one who came second is told so.
            }
        }));

        Assert.NotNull(await PublishedAsync(item.ContentItemId));
    }

    [Fact]
    public async Task What_a_visitor_sees_has_a_stamp_that_changes_with_it()
    {
        var before = await StampAsync();
        var item = await SaveAsync(Article("章"));
        Assert.Equal(before, await StampAsync());
        await PublishAsync(item.ContentItemId);
        var published = await StampAsync();
        await _site.WriteAsync(w => w.UnpublishAsync(item.ContentItemId, default));

        Assert.True(before < published && published < await StampAsync());
    }

    private static ContentItem Article(string title)
    {
        var item = ContentItem.New("Article");
        item.DisplayText = title;
        return item;
    }

    private Task<ContentItem> SaveAsync(ContentItem item) => _site.WriteAsync(w => w.SaveDraftAsync(item, Editor, default));

    private Task<ContentItem?> PublishAsync(string id) => _site.WriteAsync(w => w.PublishAsync(id, default));

    private Task<bool> ImportAsync(ContentItem item) => _site.WriteAsync(w => w.ImportAsync(item, Editor, default));

    private Task<ContentItem?> LatestAsync(string id) => _site.ReadAsync(r => r.FindAsync(id, VersionOf.Latest, default));

    private Task<ContentItem?> PublishedAsync(string id) => _site.ReadAsync(r => r.FindAsync(id, VersionOf.Published, default));

    private Task<long> StampAsync() => _site.InScopeAsync(s => s.GetRequiredService<SiteDocuments>().StampAsync(default));
}

public sealed class ContentWriterOnSqliteTests : ContentWriterTests
{
    protected override Task<ContentSite> MakeAsync() => ContentSite.OnSqliteAsync();
}

public sealed class ContentWriterOnPostgresTests : ContentWriterTests
{
    protected override Task<ContentSite> MakeAsync() => ContentSite.OnPostgresAsync();
}
