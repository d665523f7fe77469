using Portal.Tests.Support;
using Portal.Web;
using Portal.Web.Commands;

namespace Portal.Tests.Web.Commands;

public sealed class StartCheckTests
{
    private static readonly string[] RealSite =
    [
        "--Portal:Site:Name=某市安全生产公众参与网", "--Portal:Site:Organiser=某市应急管理局", "--Portal:Site:Address=某路 1 号", "--Portal:Site:Phone=010-12345678",
        "--Portal:Site:Domain=anquan.city.gov.cn", "--Portal:Site:IdCode=1234567890", "--Portal:Site:Icp=某ICP备1号", "--Portal:Site:PoliceRecord=某公网安备1号",
        "--Portal:Site:Notice=某市人民政府网站", "--AllowedHosts=anquan.city.gov.cn",
    ];

    [Fact]
    public async Task Empty_site_in_production_refuses_and_leaves_nothing_behind()
    {
        using var temp = new TempFolder();
        var run = await CommandRun.OfAsync(temp.Path, "");
        Assert.Equal(CommandLine.HalfConfigured, run.Code);
        Assert.All(["Secrets", "Database", "Portal:Site:Name", "AllowedHosts"], code => Assert.Contains(code, run.Said, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(temp.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Site_after_setup_with_its_own_identity_lacks_nothing()
    {
        using var temp = new TempFolder();
        Assert.Equal(CommandLine.Done, (await CommandRun.OfAsync(temp.Path, "setup")).Code);
        Assert.Empty(await ShortfallsAsync(temp, RealSite));
    }

    [Theory]
    [InlineData("--Portal:Site:Name=示例市安全生产公众参与网", "SiteIsSample")]
    [InlineData("--Portal:Site:IdCode=0000000000", "SiteIsSample")]
    [InlineData("--Portal:Site:Domain=anquan.shili.example", "SiteIsSample")]
    [InlineData("--Portal:Site:Icp=", "SiteMissing")]
    [InlineData("--AllowedHosts=*", "AllowedHosts")]
    public async Task Site_with_one_wrong_setting_lacks_exactly_that(string setting, string code)
    {
        using var temp = new TempFolder();
        Assert.Equal(CommandLine.Done, (await CommandRun.OfAsync(temp.Path, "setup")).Code);
        Assert.Equal([code], (await ShortfallsAsync(temp, [.. RealSite, setting])).Select(s => s.Code));
    }

    [Fact]
    public async Task Migrated_but_empty_database_lacks_people_and_keys()
    {
        using var temp = new TempFolder();
        Assert.Equal(CommandLine.Done, (await CommandRun.OfAsync(temp.Path, "migrate")).Code);
        Assert.Equal(
            ["Secrets", "NoSystemAdministrator", "NoSecurityAdministrator", "NoAuditor", "RecoveryKey", "DutyDesk"],
            (await ShortfallsAsync(temp, RealSite)).Select(s => s.Code));
    }

    private static async Task<IReadOnlyList<Shortfall>> ShortfallsAsync(TempFolder temp, string[] settings)
    {
        await using var app = PortalHost.Build(
            ["--environment=Production", $"--contentRoot={Repository.Folder("Portal.Web")}", $"--Portal:DataFolder={temp.Path}", .. settings]);
        return await StartCheck.FindAsync(app, CancellationToken.None);
    }
}
