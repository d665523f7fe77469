using System.Security.Cryptography;
using System.Text;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

namespace Portal.Tests.Domain.Reporting;

public sealed class ReportLanguageTests(PortalOnSqlite site) : IClassFixture<PortalOnSqlite>
{
    [Fact]
    public void What_was_sealed_before_there_was_a_choice_opens_as_chinese()
    {
        var sealer = site.App.Services.GetRequiredService<IReportSealer>();
        var key = RandomNumberGenerator.GetBytes(32);
        var label = Seals.Content(Guid.NewGuid());
        const string Old = """
            {"What":"安全出口上了锁","Township":"","Address":"示例路 1 号","MapPoint":"","Enterprise":"","EnterpriseCode":"","Since":"","DangerNow":false,"Insider":2,"Identity":null,
            "WantsReward":false,"Claim":null,"Files":[],"FiledAt":"2026-11-20T02:03:00Z","Order":1,"SlowLane":false}
            """;

        var opened = sealer.OpenJson<ReportContent>(key, label, sealer.Seal(key, label, Encoding.UTF8.GetBytes(Old)));

        Assert.Equal(Language.Chinese, opened.Language);
        Assert.Equal(Language.English, sealer.OpenJson<ReportContent>(key, label, sealer.SealJson(key, label, opened with { Language = Language.English })).Language);
    }
}
