using global::Portal.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Jobs;

namespace Portal.Tests.Web.HumanCheck;

/// <summary>Spent challenges in the shared store, on both databases.</summary>
public abstract class SpentChallengeTests(PortalFixture fixture)
{
    [Fact]
    public async Task Fifty_at_once_spend_a_challenge_once()
    {
        var spent = fixture.App.Services.GetRequiredService<ISpentChallenges>();
        var until = fixture.App.Time.GetUtcNow().AddMinutes(10);
        var id = "proof:" + Guid.NewGuid();
        var won = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => spent.TrySpendAsync(id, until, CancellationToken.None).AsTask())));
        Assert.Single(won, true);
        Assert.False(await spent.TrySpendAsync(id, until, CancellationToken.None));
    }

    [Fact]
    public async Task Row_tells_neither_the_challenge_nor_the_hour_and_goes_after_its_day()
    {
        var app = fixture.App;
        var spent = app.Services.GetRequiredService<ISpentChallenges>();
        var id = "question:" + Guid.NewGuid();
        await spent.TrySpendAsync(id, app.Time.GetUtcNow().AddHours(4), CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var columns = db.Model.FindEntityType(typeof(Portal.Web.Adapters.Data.Accounts.SpentChallenge))!.GetProperties();
        Assert.Equal([typeof(DateOnly), typeof(byte[])], columns.Select(c => c.ClrType).OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Reverse());
        Assert.Empty(await app.FindOnDiskAsync(id));

        var sweep = ActivatorUtilities.CreateInstance<SessionSweepJob>(scope.ServiceProvider);
        await sweep.SweepAsync(CancellationToken.None);
        Assert.NotEqual(0, await db.SpentChallenges.CountAsync());
        app.Time.Advance(TimeSpan.FromDays(2));
        await sweep.SweepAsync(CancellationToken.None);
        Assert.Equal(0, await db.SpentChallenges.CountAsync());
    }
}

public sealed class SpentChallengeOnSqliteTests(PortalOnSqlite fixture) : SpentChallengeTests(fixture), IClassFixture<PortalOnSqlite>;

public sealed class SpentChallengeOnPostgresTests(PortalOnPostgres fixture) : SpentChallengeTests(fixture), IClassFixture<PortalOnPostgres>;
