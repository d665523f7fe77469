using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Domain.Publicity.Programme;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Web.Publicity.Programme;

/// <summary>The index of the registers and what the desk is told by it, alike on both databases.</summary>
public abstract class ProgrammeIndexTests(PortalFixture site)
{
    [Fact]
    public async Task List_is_narrowed_counted_and_paged_by_the_database()
    {
        await PublishedSite.WithColumnsAsync(site.App);
        for (var at = 0; at < 23; at++)
        {
            await PublishAsync($"ix-{at:00}", at % 2 == 0 ? "东区" : "西区", at < 5 ? "2026-11-20" : at < 8 ? "2026-12-01" : "2027-06-01");
        }

        var view = await FindAsync(new Dictionary<string, string> { ["District"] = "东区" });
        Assert.Equal((12, 1), (view.Total, view.Pages));
        Assert.Contains(view.Choices.Single(c => c.Place == "District").Values, v => v == ("西区", 11));
        Assert.Equal(5, (await FindAsync([], standing: StandingKind.Overdue)).Total);
        Assert.Equal(3, (await FindAsync([], standing: StandingKind.Soon)).Total);
        Assert.Equal(23, (await FindAsync([], standing: StandingKind.Open)).Total);
        Assert.Equal(1, (await FindAsync([], "试验厂07")).Total);

        var second = await FindAsync([], page: 2);
        Assert.Equal((2, 3, "ix-00"), (second.Pages, second.Lines.Count, second.Lines[^1].Item.Line.Id));
        Assert.Equal(2, (await FindAsync([], page: 99)).Page);
    }

    [Fact]
    public async Task City_that_begins_empty_has_every_register_and_no_sample()
    {
        await PublishedSite.WithColumnsAsync(site.App);
        await using var scope = site.App.Services.CreateAsyncScope();
        var definitions = await scope.ServiceProvider.GetRequiredService<DefinitionStore>().ReadAsync(default);
        Assert.All(ProgrammeRegisters.Types, type => Assert.True(definitions.TryType(type, out _), type));
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<PortalDb>().ProgrammeEntries.Where(e => e.ContentType != ProgrammeRegisters.Plate).ToListAsync());
    }

    [Fact]
    public async Task Item_has_one_row_for_what_is_public_and_one_for_a_newer_draft()
    {
        await PublishedSite.WithColumnsAsync(site.App);
        await PublishAsync("ix-two", "中区", "2026-12-01");
        var draft = PublishedSite.Item("Plate", "ix-two", "/programme/plates/ix-two", "改过的", "", """{"Unit":{"Text":"试验厂"},"District":{"Text":"中区"},"Deadline":{"Value":"2026-11-02T00:00:00Z"},"Extensions":{"Values":["不是日期｜2026-12-30"]}}""");
        await PublishedSite.WriteAsync(site.App, writer => writer.SaveDraftAsync(ContentItem.Read(draft), new ContentAuthor("", "编辑"), default));

        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var rows = await db.ProgrammeEntries.AsNoTracking().Where(e => e.ItemId == "ix-two").OrderBy(e => e.IsLatest).ToListAsync();
        Assert.Equal([(false, true, "2026-12-01", 0), (true, false, "2026-12-30", 1)], rows.Select(r => (r.IsLatest, r.IsPublished, FactText.Of(r.DueOn!.Value), r.UnreadableRows)));
        Assert.Equal(2, await db.ProgrammeValues.CountAsync(v => v.Value == "中区"));

        await PublishedSite.WriteAsync(site.App, writer => writer.RemoveAsync("ix-two", default));
        Assert.False(await db.ProgrammeEntries.AnyAsync(e => e.ItemId == "ix-two"));
        Assert.False(await db.ProgrammeValues.AnyAsync(v => v.Value == "中区"));
    }

    private Task PublishAsync(string id, string district, string deadline) => PublishedSite.PublishAsync(site.App, PublishedSite.Item(
        "Plate", id, "/programme/plates/" + id, "挂牌 " + id, "",
        $$$"""{"Unit":{"Text":"试验厂{{{id[^2..]}}}"},"District":{"Text":"{{{district}}}"},"Deadline":{"Value":"{{{deadline}}}T00:00:00Z"}}""",
        $"2026-10-{(int.TryParse(id[^2..], System.Globalization.CultureInfo.InvariantCulture, out var at) ? at + 1 : 30):00}T02:00:00Z"));

    private async Task<RegisterView> FindAsync(Dictionary<string, string> chosen, string words = "", StandingKind standing = StandingKind.None, int page = 1)
    {
        await PublishedSite.FreshAsync(site.App, "/learn");
        await using var scope = site.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FindRegister("plates", new RegisterFilter(chosen, words, standing), page))).Value!;
    }
}

public sealed class ProgrammeIndexOnSqliteTests(PortalOnSqlite site) : ProgrammeIndexTests(site), IClassFixture<PortalOnSqlite>;

public sealed class ProgrammeIndexOnPostgresTests(PortalOnPostgres site) : ProgrammeIndexTests(site), IClassFixture<PortalOnPostgres>;
