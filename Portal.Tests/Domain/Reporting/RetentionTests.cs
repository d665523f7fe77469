using global::Portal.Domain.Access;
using global::Portal.Domain.Calendar;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Tests.Domain.Reporting;

/// <summary>How long an ended report is kept, to the day, and what of it goes when.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private const string Answer = "已经查过，出口的锁当场打开了。";

    private CaseDesk _desk = null!;
    private Officer _officer = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await CaseDesk.OpenAsync();
        _officer = await _desk.AddOfficerAsync("甲", _desk.FireBureau);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData(false, 90)]
    [InlineData(true, 365)]
    public async Task Ended_report_is_kept_for_the_days_of_its_outcome_and_gone_in_the_night_after(bool closed, int days)
    {
        var filed = await EndedAsync(closed);
        Assert.Equal(_desk.Time.Today().AddDays(days), await KeepUntilAsync(filed));
        _desk.Time.Advance(TimeSpan.FromDays(days));
        Assert.Equal(0, (await RunAsync()).Reports);
        _desk.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await RunAsync()).Reports);
        Assert.Equal(0, await _desk.ReadAsync(db => db.Reports.CountAsync()));
        Assert.Equal(0, (await RunAsync()).Reports);
    }

    [Fact]
    public async Task Open_report_is_never_deleted()
    {
        await _desk.FileAsync(_desk.FireBureau, _officer);
        _desk.Time.Advance(TimeSpan.FromDays(9000));
        Assert.Equal(new RetentionResult(0, 0, 0), await RunAsync());
    }

    [Fact]
    public async Task Changed_rule_holds_for_reports_that_end_from_then_on_and_not_for_what_a_mailbox_has_shown()
    {
        var admin = await _desk.AddOfficerAsync("管", _desk.FireBureau, StaffRoles.SystemAdministrator, withKey: false);
        var before = await EndedAsync(closed: true);
        Assert.False((await _desk.SendAsync(admin, new SetRetention(ReportState.Closed, 30))).IsRefused);
        var after = await EndedAsync(closed: true);
        Assert.Equal(_desk.Time.Today().AddDays(365), await KeepUntilAsync(before));
        Assert.Equal(_desk.Time.Today().AddDays(30), await KeepUntilAsync(after));
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    [InlineData(1826, false)]
    [InlineData(1827, true)]
    public async Task Rule_has_bounds(int days, bool refused)
    {
        var admin = await _desk.AddOfficerAsync("管", _desk.FireBureau, StaffRoles.SystemAdministrator, withKey: false);
        var set = await _desk.SendAsync(admin, new SetRetention(ReportState.NotAccepted, days));
        Assert.Equal(refused, set.IsRefused);
        Assert.Equal(refused ? 90 : days, (await _desk.SendAsync(admin, new ReadRetention())).Value.Single(r => r.Outcome == ReportState.NotAccepted).Days);
    }

    [Fact]
    public async Task Only_an_outcome_that_ends_a_report_has_a_rule_and_only_the_system_administrator_sets_it()
    {
        var admin = await _desk.AddOfficerAsync("管", _desk.FireBureau, StaffRoles.SystemAdministrator, withKey: false);
        Assert.Equal("NotThere", (await _desk.SendAsync(admin, new SetRetention(ReportState.Accepted, 90))).Refusals[0].Code);
        Assert.Equal("NotPermitted", (await _desk.SendAsync(_officer, new SetRetention(ReportState.Closed, 90))).Refusals[0].Code);
    }

    [Theory]
    [InlineData(75, 90)]
    [InlineData(76, 90)]
    [InlineData(77, 91)]
    [InlineData(89, 103)]
    [InlineData(90, 104)]
    public async Task Message_in_the_last_fortnight_moves_the_end_to_fourteen_days_after_it(int writtenOnDay, int endsOnDay)
    {
        var filed = await EndedAsync(closed: false);
        var ended = _desk.Time.Today();
        _desk.Time.Advance(TimeSpan.FromDays(writtenOnDay));
        var view = await WriteAsync(filed, "锁又装上了。");
        Assert.Equal(ended.AddDays(endsOnDay), view.Value.KeepUntil);
        Assert.Equal(ended.AddDays(endsOnDay), await KeepUntilAsync(filed));
        _desk.Time.Advance(TimeSpan.FromDays(endsOnDay - writtenOnDay));
        Assert.Equal(0, (await RunAsync()).Reports);
        _desk.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await RunAsync()).Reports);
    }

    [Fact]
    public async Task Looking_without_writing_moves_nothing()
    {
        var filed = await EndedAsync(closed: false);
        _desk.Time.Advance(TimeSpan.FromDays(90));
        var shown = await KeepUntilAsync(filed);
        var looked = await WriteAsync(filed, "");
        Assert.Equal(shown, looked.Value.KeepUntil);
        Assert.True(looked.Value.EndIsNear);
    }

    [Fact]
    public async Task Open_follow_up_of_a_deleted_report_is_over()
    {
        var filed = await EndedAsync(closed: false);
        var handle = await BeginAsync(filed);
        _desk.Time.Advance(TimeSpan.FromDays(91));
        await RunAsync();
        var fresh = await BeginAsync(filed);
        foreach (var open in new[] { handle, fresh })
        {
            Assert.Equal("FollowUpEnded", (await _desk.SendAsync(null, new ContinueFollowUp(open, "还在吗？", []))).Refusals[0].Code);
        }
    }

    [Fact]
    public async Task Deleted_report_leaves_a_tombstone_without_day_or_number_and_a_count_in_the_audit_log()
    {
        var first = await EndedAsync(closed: true);
        await EndedAsync(closed: true);
        _desk.Time.Advance(TimeSpan.FromDays(366));
        await RunAsync();
        var stones = await _desk.ReadAsync(db => db.ReportTombstones.AsNoTracking().ToListAsync());
        Assert.Equal(2, stones.Count);
        var stone = stones[0];
        Assert.Equal((202611, 202611, ReportState.Closed, 4, 4), (stone.MonthFiled, stone.MonthEnded, stone.Outcome, stone.DaysToAccept, stone.DaysToClose));
        Assert.Equal(("T90101", "t-exit", Industry.FireSafety, Urgency.Ordinary), (stone.DistrictCode, stone.HazardCode, stone.Industry, stone.Urgency));
        Assert.DoesNotContain(stones, s => s.Id == first.Id);
        var entry = await _desk.ReadAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(e => e.Act == "EraseReports"));
        Assert.Equal(("2", null, "本站"), (entry.Target, entry.StaffId, entry.StaffName));
    }

    [Fact]
    public async Task Files_of_a_deleted_report_go_and_those_of_others_stay()
    {
        var (gone, stays) = (await EndedAsync(closed: false), await _desk.FileAsync(_desk.FireBureau, _officer));
        var (goneFile, keptFile) = (await AddBlobAsync(gone), await AddBlobAsync(stays));
        _desk.Time.Advance(TimeSpan.FromDays(91));
        Assert.Equal(new RetentionResult(1, 1, 0), await RunAsync());
        Assert.False(await _desk.Blobs.ExistsAsync(goneFile, CancellationToken.None));
        Assert.True(await _desk.Blobs.ExistsAsync(keptFile, CancellationToken.None));
        Assert.Equal([keptFile.Value], await _desk.ReadAsync(db => db.SealedBlobs.Select(b => b.Name).ToListAsync()));
    }

    [Fact]
    public async Task Killed_between_rows_and_files_the_next_sweep_removes_the_files()
    {
        var filed = await EndedAsync(closed: false);
        var file = await AddBlobAsync(filed);
        _desk.Time.Advance(TimeSpan.FromDays(91));

        // What is on disk when the process dies right after the first transaction.
        var (theirs, nobody) = await _desk.WithAsync<BlobOwners, (byte[], byte[])>(owners => Task.FromResult((owners.OfReport(filed.Id), owners.OfNobody())));
        await _desk.OnDatabaseAsync(async db =>
        {
            await db.SealedBlobs.Where(b => b.Owner == theirs).ExecuteUpdateAsync(set => set.SetProperty(b => b.Owner, nobody));
            await db.Reports.Where(r => r.Id == filed.Id).ExecuteDeleteAsync();
        });
        Assert.True(await _desk.Blobs.ExistsAsync(file, CancellationToken.None));
        await _desk.WithAsync<IntakeSweep, SweptIntake>(sweep => sweep.RunAsync(CancellationToken.None));
        Assert.False(await _desk.Blobs.ExistsAsync(file, CancellationToken.None));
    }

    private Task<RetentionResult> RunAsync() => _desk.WithAsync<Retention, RetentionResult>(retention => retention.RunAsync(CancellationToken.None));

    private async Task<FiledCase> EndedAsync(bool closed)
    {
        var filed = await _desk.FileAsync(_desk.FireBureau, _officer);
        if (closed)
        {
            await _desk.SendAsync(_officer, new AcceptReport(filed.Id, Answer));
        }

        var ended = closed
            ? await _desk.SendAsync(_officer, new CloseReport(filed.Id, Answer))
            : await _desk.SendAsync(_officer, new NotAcceptReport(filed.Id, NotAcceptedReason.NoFacts, Answer));
        Assert.False(ended.IsRefused);
        return filed;
    }

    private async Task<DateOnly?> KeepUntilAsync(FiledCase filed) =>
        await _desk.ReadAsync(db => db.Reports.Where(r => r.Id == filed.Id).Select(r => r.KeepUntil).SingleAsync());

    private Task<FollowUpHandle> BeginAsync(FiledCase filed) => _desk.WithAsync<IServiceProvider, FollowUpHandle>(async services =>
    {
        var handle = services.GetRequiredService<FollowUpChains>().Begin(filed.Id, filed.Keys.Conversation);
        await services.GetRequiredService<global::Portal.Domain.IPortalDb>().SaveChangesAsync();
        return handle;
    });

    private async Task<Outcome<FollowUpView>> WriteAsync(FiledCase filed, string text) =>
        await _desk.SendAsync(null, new ContinueFollowUp(await BeginAsync(filed), text, []));

    private async Task<BlobName> AddBlobAsync(FiledCase filed)
    {
        var name = BlobName.Random();
        await _desk.Blobs.WriteAsync(name, (stream, token) => stream.WriteAsync(new byte[4096], token).AsTask(), CancellationToken.None);
        var owner = await _desk.WithAsync<BlobOwners, byte[]>(owners => Task.FromResult(owners.OfReport(filed.Id)));
        await _desk.OnDatabaseAsync(db =>
        {
            db.SealedBlobs.Add(new SealedBlob(name.Value, owner));
            return Task.CompletedTask;
        });
        return name;
    }
}
