using global::Portal.Domain.Access;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Domain.Reporting;

/// <summary>What the audit log keeps of an attempt to file for a caller that came to nothing.</summary>
public sealed class RecordedByDayTests
{
    [Fact]
    public async Task Attempt_without_permission_is_on_record_at_once()
    {
        await using var app = await PortalApp.StartAsync(new PortalAppOptions { Configure = Seat.Add });
        var auditor = Member(StaffRoles.Auditor);

        var refused = await SendAsync(app, auditor, Channel.Letter);

        Assert.Equal("NotPermitted", Assert.Single(refused.Refusals).Code);
        Assert.Equal([("NotPermitted", (Guid?)auditor.Id)], await EntriesAsync(app));
    }

    [Theory]
    [InlineData(null, "ChooseChannel")]
    [InlineData(Channel.Web, "ChooseChannel")]
    [InlineData(Channel.SafetyHotline, "ChooseIndustry")]
    public async Task Slip_in_the_form_leaves_neither_an_entry_nor_a_mark_of_the_day(Channel? channel, string code)
    {
        await using var app = await PortalApp.StartAsync(new PortalAppOptions { Configure = Seat.Add });
        var refused = await SendAsync(app, Member(StaffRoles.Officer), channel);
        Assert.Contains(refused.Refusals, refusal => refusal.Code == code);
        Assert.Empty(await EntriesAsync(app));
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<PortalDb>().DayRecords.ToListAsync());
    }

    private static StaffMember Member(StaffRoles roles) =>
        StaffMember.Propose("someone", "某人", roles, RolePermissions.NeedsKey(roles) ? Guid.NewGuid() : null, null).Value.AppointAtSetup();

    private static async Task<Outcome<FiledReport>> SendAsync(PortalApp app, StaffMember member, Channel? channel)
    {
        using var keys = await app.Services.GetRequiredService<IReceiptKeys>().DeriveAsync(Receipt.Create(), TestContext.Current.CancellationToken);
        var ticket = app.Services.GetRequiredService<DraftTickets>().Begin();
        return await Seat.SendAsync(app, member, new FileForCaller(ticket, new ReportAnswers(), channel, keys));
    }

    private static async Task<List<(string Result, Guid? StaffId)>> EntriesAsync(PortalApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var entries = await scope.ServiceProvider.GetRequiredService<PortalDb>().AuditEntries.AsNoTracking().Where(e => e.Act == nameof(FileForCaller)).ToListAsync();
        return [.. entries.Select(e => (e.Result, e.StaffId))];
    }
}
