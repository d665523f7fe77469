using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Cms.Search;
using Portal.Tests.Support;

namespace Portal.Tests.Cms.Search;

public sealed class SiteSearchOnSqlite(PortalOnSqlite fixture) : SiteSearchTests(fixture), IClassFixture<PortalOnSqlite>;

public sealed class SiteSearchOnPostgres(PortalOnPostgres fixture) : SiteSearchTests(fixture), IClassFixture<PortalOnPostgres>;

/// <summary>What is found and in which order; every expectation stands here once and holds on both databases.</summary>
public abstract class SiteSearchTests(PortalFixture fixture) : IAsyncLifetime
{
    private ContentSeeds Seeds => field ??= new ContentSeeds(fixture.App);

    public async ValueTask InitializeAsync() => await Seeds.DefineAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Word_of_two_characters_is_found_in_title_and_text_and_the_title_weighs_more()
    {
        await Seeds.PublishAsync("一氧化碳从哪里来", "<p>烧煤取暖时，烟道要通。镉橙在此只提一次。</p>");
        await Seeds.PublishAsync("镉橙怎么处置", "<p>先离开。</p>");
        await Seeds.PublishAsync("说的都是别的", "<p>镉和橙分开写，不算。橙镉反着也不算。</p>");

        Assert.Equal(["镉橙怎么处置", "一氧化碳从哪里来"], await TitlesAsync("镉橙"));
        Assert.Equal(3, (await TitlesAsync("镉")).Count);
        Assert.Equal(["一氧化碳从哪里来"], await TitlesAsync("镉橙 烟道"));
        Assert.Equal(["一氧化碳从哪里来"], await TitlesAsync("烟道　镉橙在此"));
    }

    [Fact]
    public async Task Draft_and_what_was_taken_back_are_never_found()
    {
        var shown = await Seeds.PublishAsync("铟蓝第一版", "<p>公开的话</p>");
        await Seeds.DraftAsync("铟蓝只是草稿", "<p>没有公开</p>");
        await Seeds.DraftAsync("铟蓝第二版", "<p>还没公开的铟蓝新话</p>", shown.ContentItemId);
        Assert.Equal(["铟蓝第一版"], await TitlesAsync("铟蓝"));
        Assert.Empty(await TitlesAsync("铟蓝新话"));

        await Seeds.WithWriterAsync(writer => writer.PublishAsync(shown.ContentItemId, CancellationToken.None));
        Assert.Equal(["铟蓝第二版"], await TitlesAsync("铟蓝"));
        Assert.Equal(["铟蓝第二版"], await TitlesAsync("铟蓝新话"));

        await Seeds.WithWriterAsync(writer => writer.UnpublishAsync(shown.ContentItemId, CancellationToken.None));
        Assert.Empty(await TitlesAsync("铟蓝"));
    }

    [Fact]
    public async Task What_has_no_address_is_not_found()
    {
        await Seeds.PublishAsync("钪黄部件", "<p>侧栏里的话</p>", "Widget");
        Assert.Empty(await TitlesAsync("钪黄"));
    }

    [Fact]
    public async Task Filters_by_kind_and_column_narrow()
    {
        await Seeds.PublishAsync("铊绿图文", "<p>话</p>");
        await Seeds.PublishAsync("铊绿海报", "**话**", "Poster", "column-school");
        await Seeds.PublishAsync("铊绿学校图文", "<p>话</p>", column: "column-school");

        Assert.Equal(3, (await TitlesAsync("铊绿")).Count);
        Assert.Equal(["铊绿海报"], await TitlesAsync("铊绿", new SearchFilter("Poster")));
        Assert.Equal(["铊绿学校图文", "铊绿海报"], await TitlesAsync("铊绿", new SearchFilter("", "column-school")));
        Assert.Equal(["铊绿学校图文"], await TitlesAsync("铊绿", new SearchFilter("Article", "column-school")));
        Assert.Empty(await TitlesAsync("铊绿", new SearchFilter("Article", "column-scho")));
    }

    [Fact]
    public async Task Question_that_nothing_holds_whole_finds_what_holds_most_of_it()
    {
        await Seeds.PublishAsync("钨紫车充电的六条规矩", "<p>楼道里不能充。</p>");
        await Seeds.PublishAsync("别的事", "<p>充电宝也会热。</p>");

        var answer = await FindAsync("钨紫车充电怎么办");

        Assert.True(answer.IsLoose);
        Assert.Equal(["钨紫车充电的六条规矩"], answer.Hits.Select(h => Text(h.Title)));
        Assert.Equal(["钨紫", "车充"], answer.Hits[0].Title.Where(p => p.IsMatch).Select(p => p.Text).Take(2));
    }

    [Fact]
    public async Task Suggestions_are_titles_and_those_that_begin_so_stand_first()
    {
        await Seeds.PublishAsync("怎么认钒灰标志牌", "<p>话</p>");
        await Seeds.PublishAsync("钒灰标志牌一览", "<p>话</p>");
        await Seeds.PublishAsync("正文里才有", "<p>钒灰标志牌</p>");

        var titles = await Seeds.InScopeAsync(s => s.GetRequiredService<SiteSearch>().SuggestAsync(SearchQuery.Of("钒灰"), 8, CancellationToken.None));

        Assert.Equal(["钒灰标志牌一览", "怎么认钒灰标志牌"], titles);
    }

    [Fact]
    public async Task Title_is_found_though_hundreds_of_newer_texts_have_the_word()
    {
        await Seeds.PublishAsync("钼褐手册", "<p>话</p>");
        for (var i = 0; i < SiteSearch.MostCandidates + 5; i++)
        {
            await Seeds.PublishAsync($"第 {i} 则", "<p>也提到钼褐</p>");
        }

        var answer = await FindAsync("钼褐");

        Assert.Equal(SiteSearch.MostCandidates, answer.Found);
        Assert.Equal("钼褐手册", Text(answer.Hits[0].Title));
        Assert.Equal("第 504 则", Text(answer.Hits[1].Title));
    }

    [Fact]
    public async Task Index_made_anew_answers_as_before()
    {
        await Seeds.PublishAsync("铼青甲", "<p>铼青一次</p>");
        await Seeds.PublishAsync("铼青乙", "<p>铼青一次，铼青两次</p>");
        var before = await TitlesAsync("铼青");
        var postings = await CountAsync();

        await Seeds.InScopeAsync(s => s.GetRequiredService<SearchIndex>().RebuildAsync(CancellationToken.None));

        Assert.Equal(2, before.Count);
        Assert.Equal(before, await TitlesAsync("铼青"));
        Assert.Equal(postings, await CountAsync());

        Task<int> CountAsync() => Seeds.InScopeAsync(s => s.GetRequiredService<IContentDb>().SearchPostings.CountAsync());
    }

    private static string Text(IEnumerable<TextPiece> pieces) => string.Concat(pieces.Select(p => p.Text));

    private Task<SearchAnswer> FindAsync(string text, SearchFilter? filter = null) => Seeds.InScopeAsync(s =>
        s.GetRequiredService<SiteSearch>().FindAsync(SearchQuery.Of(text), filter ?? new SearchFilter(), 1, 20, CancellationToken.None));

    private async Task<IReadOnlyList<string>> TitlesAsync(string text, SearchFilter? filter = null)
    {
        var answer = await FindAsync(text, filter);
        return answer.IsLoose ? [] : [.. answer.Hits.Select(h => Text(h.Title))];
    }
}
