using global::Portal.Domain.Access;
using global::Portal.Domain.Calendar;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Domain.Reporting;

/// <summary>A hold takes two people of different roles to begin, to renew and to release, and no one of them alone.</summary>
public sealed class LegalHoldTests : IAsyncLifetime
{
    private const string Why = "法院要调这份材料，文号另告。";

    private CaseDesk _desk = null!;
    private Officer _officer = null!;
    private Officer _head = null!;
    private Officer _otherHead = null!;
    private Officer _security = null!;
    private FiledCase _filed = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await CaseDesk.OpenAsync();
        _officer = await _desk.AddOfficerAsync("甲", _desk.FireBureau);
        _head = await _desk.AddOfficerAsync("局长", _desk.FireBureau, StaffRoles.DepartmentHead);
        _otherHead = await _desk.AddOfficerAsync("副局长", _desk.FireBureau, StaffRoles.DepartmentHead);
        _security = await _desk.AddOfficerAsync("安全", _desk.FireBureau, StaffRoles.SecurityAdministrator, withKey: false);
        _filed = await _desk.FileAsync(_desk.FireBureau, _officer, _head);
        Assert.False((await _desk.SendAsync(_officer, new NotAcceptReport(_filed.Id, NotAcceptedReason.NoFacts, "没有写清楚是哪一家，请补充。"))).IsRefused);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Proposal_alone_holds_nothing()
    {
        Assert.Null(await RefusalOf(_officer, new ProposeHold(_filed.Id, 1, Why)));
        _desk.Time.Advance(TimeSpan.FromDays(91));
        Assert.Equal(1, (await NightAsync()).Reports);
    }

    [Fact]
    public async Task Held_by_two_it_stays_and_ends_by_itself_with_fourteen_days_of_warning()
    {
        Assert.Null(await RefusalOf(_officer, new ProposeHold(_filed.Id, 5, Why)));
        Assert.Null(await RefusalOf(_security, new ConfirmHold(_filed.Id, 0)));
        var last = _desk.Time.Today().AddYears(5);
        Assert.Equal(last, (await HoldAsync())!.HeldUntil);
        MoveTo(last);
        Assert.Equal(new RetentionResult(0, 0, 0), await NightAsync());
        MoveTo(last.AddDays(1));
        Assert.Equal(new RetentionResult(0, 0, 1), await NightAsync());
        MoveTo(last.AddDays(15));
        Assert.Equal(0, (await NightAsync()).Reports);
        MoveTo(last.AddDays(16));
        Assert.Equal(1, (await NightAsync()).Reports);
    }

    [Fact]
    public async Task Nobody_confirms_the_own_word_nor_somebody_of_the_same_role_nor_somebody_who_cannot_open_the_case()
    {
        Assert.Null(await RefusalOf(_head, new ProposeHold(_filed.Id, 1, Why)));
        Assert.Equal("ProposerMayNotConfirm", await RefusalOf(_head, new ConfirmHold(_filed.Id, 0)));
        Assert.Equal("NotYourCase", await RefusalOf(_otherHead, new ConfirmHold(_filed.Id, 0)));
        Assert.Null(await RefusalOf(_officer, new ShareCase(_filed.Id, _otherHead.Id)));
        Assert.Equal("SameRoleMayNotConfirm", await RefusalOf(_otherHead, new ConfirmHold(_filed.Id, 0)));
        Assert.Equal("NotPermitted", await RefusalOf(_officer, new ConfirmHold(_filed.Id, 0)));
        Assert.Equal("HoldChanged", await RefusalOf(_security, new ConfirmHold(_filed.Id, 7)));
        Assert.Null((await HoldAsync())!.HeldUntil);
        Assert.Null(await RefusalOf(_security, new ConfirmHold(_filed.Id, 0)));
    }

    [Fact]
    public async Task Security_administrator_alone_can_neither_hold_nor_release()
    {
        Assert.Equal("NotPermitted", await RefusalOf(_security, new ProposeHold(_filed.Id, 1, Why)));
        Assert.Equal("NotPermitted", await RefusalOf(_security, new ProposeRelease(_filed.Id, Why)));
        Assert.Equal("NothingToConfirm", await RefusalOf(_security, new ConfirmHold(_filed.Id, 0)));
        Assert.Equal("NothingToConfirm", await RefusalOf(_security, new ConfirmRelease(_filed.Id, 0)));
    }

    [Fact]
    public async Task Released_by_two_it_is_kept_fourteen_days_more()
    {
        await HoldByTwoAsync();
        _desk.Time.Advance(TimeSpan.FromDays(200));
        Assert.Equal(0, (await NightAsync()).Reports);
        Assert.Null(await RefusalOf(_officer, new ProposeRelease(_filed.Id, Why)));
        Assert.Equal("NothingToConfirm", await RefusalOf(_head, new ConfirmHold(_filed.Id, await VersionAsync())));
        Assert.Equal(0, (await NightAsync()).Reports);
        Assert.Null(await RefusalOf(_head, new ConfirmRelease(_filed.Id, await VersionAsync())));
        Assert.Null(await HoldAsync());
        _desk.Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal(0, (await NightAsync()).Reports);
        _desk.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await NightAsync()).Reports);
    }

    [Fact]
    public async Task Renewed_by_two_it_counts_from_the_second_word()
    {
        await HoldByTwoAsync();
        _desk.Time.Advance(TimeSpan.FromDays(300));
        Assert.Null(await RefusalOf(_officer, new ProposeHold(_filed.Id, 2, Why)));
        Assert.Equal("HoldWaits", await RefusalOf(_officer, new ProposeRelease(_filed.Id, Why)));
        Assert.Null(await RefusalOf(_head, new ConfirmHold(_filed.Id, await VersionAsync())));
        Assert.Equal(_desk.Time.Today().AddYears(2), (await HoldAsync())!.HeldUntil);
    }

    [Fact]
    public async Task Withdrawn_question_leaves_what_was_in_force()
    {
        Assert.Null(await RefusalOf(_officer, new ProposeHold(_filed.Id, 1, Why)));
        Assert.Null(await RefusalOf(_head, new WithdrawHold(_filed.Id)));
        Assert.Null(await HoldAsync());
        await HoldByTwoAsync();
        Assert.Null(await RefusalOf(_officer, new ProposeRelease(_filed.Id, Why)));
        Assert.Null(await RefusalOf(_officer, new WithdrawHold(_filed.Id)));
        Assert.Equal(HoldStep.InForce, (await HoldAsync())!.Step);
    }

    [Fact]
    public async Task Reason_is_for_those_who_can_open_the_case_and_lies_nowhere_else()
    {
        await HoldByTwoAsync();
        var file = (await _desk.SendAsync(_head, new ReadCase(_filed.Id))).Value;
        Assert.Equal(Why, file.Hold!.Reason);
        Assert.True(file.IsHeld);
        var row = Assert.Single((await _desk.SendAsync(_security, new FindHolds())).Value);
        Assert.Equal(("甲", "局长", HoldStep.InForce), (row.ProposedBy, row.ConfirmedBy, row.Step));
        Assert.DoesNotContain(await _desk.ReadAsync(db => db.AuditEntries.ToListAsync()), e => e.Target.Contains("法院", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(null)]
    public async Task Hold_is_for_one_to_five_years(int? years) =>
        Assert.Equal("HoldYears", await RefusalOf(_officer, new ProposeHold(_filed.Id, years, Why)));

    private async Task HoldByTwoAsync()
    {
        Assert.Null(await RefusalOf(_officer, new ProposeHold(_filed.Id, 1, Why)));
        Assert.Null(await RefusalOf(_head, new ConfirmHold(_filed.Id, await VersionAsync())));
    }

    private async Task<string?> RefusalOf(Officer who, MediatR.IRequest<global::Portal.Domain.Kernel.Outcome<global::Portal.Domain.Kernel.Nothing>> act) =>
        await _desk.SendAsync(who, act) is { IsRefused: true } refused ? refused.Refusals[0].Code : null;

    private Task<LegalHold?> HoldAsync() => _desk.ReadAsync(db => db.LegalHolds.AsNoTracking().SingleOrDefaultAsync(h => h.ReportId == _filed.Id));

    private async Task<int> VersionAsync() => (await HoldAsync())!.Version;

    private Task<RetentionResult> NightAsync() => _desk.WithAsync<Retention, RetentionResult>(retention => retention.RunAsync(CancellationToken.None));

    private void MoveTo(DateOnly day) => _desk.Time.Advance(TimeSpan.FromDays(day.DayNumber - _desk.Time.Today().DayNumber));
}
