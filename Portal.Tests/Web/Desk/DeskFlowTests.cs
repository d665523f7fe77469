using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using global::Portal.Domain.Audit;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Desk;

/// <summary>A report goes from the form to an officer and back, with every act of the desk in between. On both databases.</summary>
public abstract class DeskFlowTests
{
    [Fact]
    public async Task Filed_report_is_accepted_answered_shared_and_closed_and_every_act_is_in_the_chain()
    {
        await using var site = await DeskSite.StartAsync(await DatabaseAsync());
        var officer = await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        await site.AddOfficerAsync("核查员乙", site.Seeds.FireBureau);
        await site.TakeReportsAsync();
        var photo = await File.ReadAllBytesAsync(Repository.Folder("Portal.Tests", "Vectors", "photos", "phone-1.jpg"));
        var (citizen, check) = await site.AtCheckAsync(("IMG_0001.JPG", photo));
        var sent = await citizen.SendAsync(check);
        Assert.True(sent.Says("举报回执"), sent.Html);
        var later = await site.AddOfficerAsync("核查员丙", site.Seeds.FireBureau);

        var desk = await site.AsAsync(officer);
        var page = Regex.Match(await desk.GetStringAsync("/desk/cases"), "/desk/cases/[0-9a-f-]{36}").Value;
        Assert.Contains("污水池清淤", await desk.GetStringAsync(page), StringComparison.Ordinal);
        var picture = await desk.GetByteArrayAsync(page + "/attachments/1");
        Assert.Equal([0xFF, 0xD8, 0xFF], picture[..3]);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(picture), StringComparison.Ordinal);

        await ActAsync("Accept", ("Text", "这周去现场看。"));
        await ActAsync("WriteToReporter", ("Text", "请问是每天都这样吗？"));
        await ActAsync("AddNote", ("Text", "先联系街道，再去现场。"));
        await ActAsync("Share", ("StaffId", later.Id.ToString()));
        Assert.Contains("先联系街道", await (await site.AsAsync(later)).GetStringAsync(page), StringComparison.Ordinal);

        var followed = await citizen.FollowAsync(sent.Receipt);
        Assert.True(followed.Says("请问是每天都这样吗？"), followed.Html);
        Assert.False(followed.Says("先联系街道"));
        Assert.True((await citizen.WriteAsync(followed, "每周三上午都这样。", ("late.jpg", photo))).Says("附件 2.jpg"));
        Assert.Contains("每周三上午都这样。", await desk.GetStringAsync(page), StringComparison.Ordinal);
        await ActAsync("Close", ("Text", "现场已经装了通风，复查过，通知您一声。"));
        Assert.True((await citizen.FollowAsync(sent.Receipt)).Says("现场已经装了通风"));
        Assert.Equal(ReportState.Closed, await site.Seeds.ReadAsync(db => db.Reports.Select(r => r.State).SingleAsync()));

        var acts = await site.Seeds.ReadAsync(db => db.AuditEntries.Where(e => e.StaffId == officer.Id && e.Result == AuditTrail.Done).Select(e => e.Act).ToListAsync());
        Assert.Superset(new HashSet<string> { "ReadCase", "ReadCaseAttachment", "AcceptReport", "WriteToReporter", "AddNote", "ShareCase", "CloseReport" }, acts.ToHashSet());
        await using var scope = site.App.Services.CreateAsyncScope();
        Assert.Null((await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None)).Fault);

        async Task ActAsync(string handler, params (string Name, string Value)[] fields)
        {
            using var done = await desk.PostFormAsync(page, $"{page}?handler={handler}", fields);
            Assert.True(done.StatusCode == HttpStatusCode.Redirect, handler + ": " + await done.Content.ReadAsStringAsync());
        }
    }

    protected abstract Task<PortalDatabase?> DatabaseAsync();
}

public sealed class DeskFlowOnSqliteTests : DeskFlowTests
{
    protected override Task<PortalDatabase?> DatabaseAsync() => Task.FromResult<PortalDatabase?>(null);
}

public sealed class DeskFlowOnPostgresTests : DeskFlowTests
{
    protected override async Task<PortalDatabase?> DatabaseAsync() => await PortalDatabases.PostgresAsync();
}
