using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Tests.Support;
using Portal.Web;
using Portal.Web.Adapters.Data;
using Portal.Web.Commands;

namespace Portal.Tests.Web.Commands;

public sealed class SetupTests
{
    [Fact]
    public async Task Setup_makes_the_three_posts_the_duty_desk_and_the_recovery_key()
    {
        using var temp = new TempFolder();
        var run = await CommandRun.OfAsync(temp.Path, "setup", "--duty-desk=某市值班室", "--auditor=shenji:审计员甲", "--share-b=李档案", $"--shares-folder={temp.File("shares")}");
        Assert.Equal(CommandLine.Done, run.Code);
        await using var app = PortalHost.Build([$"--contentRoot={Repository.Folder("Portal.Web")}", $"--Portal:DataFolder={temp.Path}"]);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var desk = await db.Departments.SingleAsync();
        Assert.True(desk is { IsDutyDesk: true, Name: "某市值班室" });
        var staff = await db.Staff.OrderBy(s => s.UserName).ToListAsync();
        Assert.Equal(["duty1", "duty2", "security", "shenji", "system"], staff.Select(s => s.UserName));
        Assert.All(staff, s => Assert.Equal(Standing.InForce, s.Standing));
        Assert.All(await db.StaffAccounts.ToListAsync(), account => Assert.True(account.MustChangePassword));
        Assert.Empty(await db.StaffKeys.ToListAsync());

        var key = await db.RecoveryKeys.SingleAsync();
        var shares = "ABC".Select(letter => File.ReadAllText(temp.File($"shares/recovery-share-{letter}.txt")).Trim()).ToArray();
        Assert.All(shares, share => Assert.Contains(share, run.Said, StringComparison.Ordinal));
        var opened = scope.ServiceProvider.GetRequiredService<IRecoveryKeys>()
            .Open(shares[0], shares[2], new RecoveryBoxes(key.PublicKey, key.BoxAB, key.BoxAC, key.BoxBC));
        using var unlocked = opened.Value;
        Assert.Equal(key.PublicKey, unlocked.PublicKey);
        Assert.Equal(new RecoveryHolders("保管人甲", "李档案", "保管人丙"), key.Holders);
        Assert.All("ABC".Zip(shares), share =>
        {
            var sheet = File.ReadAllText(temp.File($"shares/recovery-share-{share.First}.html"));
            Assert.All(share.Second.Split(' ')[1..], group => Assert.Contains($"<li>{group}</li>", sheet, StringComparison.Ordinal));
            Assert.Contains(key.Holders.Of(share.First), sheet, StringComparison.Ordinal);
            Assert.Contains("src=\"data:image/png;base64,", sheet, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", sheet, StringComparison.Ordinal);
            Assert.DoesNotContain("http", sheet, StringComparison.Ordinal);
        });
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.GetFiles(temp.File("shares")))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }

        Assert.Empty(DiskSearch.Find(shares, Directory.GetDirectories(temp.Path).Where(folder => !folder.EndsWith("shares", StringComparison.Ordinal))));
        Assert.Empty(DiskSearch.FindIn(shares, await File.ReadAllBytesAsync(temp.File("portal.db")), "portal.db"));
    }

    [Fact]
    public async Task Second_setup_is_refused_and_changes_nothing()
    {
        using var temp = new TempFolder();
        Assert.Equal(CommandLine.Done, (await CommandRun.OfAsync(temp.Path, "setup")).Code);
        var secret = await File.ReadAllBytesAsync(temp.File("secrets/instance.key"));
        Assert.Equal(CommandLine.Fault, (await CommandRun.OfAsync(temp.Path, "setup")).Code);
        Assert.Equal(secret, await File.ReadAllBytesAsync(temp.File("secrets/instance.key")));
    }

    [Fact]
    public async Task Setup_that_could_not_write_the_shares_can_be_repeated()
    {
        using var temp = new TempFolder();
        Directory.CreateDirectory(temp.File("shares"));
        await File.WriteAllTextAsync(temp.File("shares/recovery-share-B.txt"), "");
        Assert.Equal(CommandLine.Fault, (await CommandRun.OfAsync(temp.Path, "setup", $"--shares-folder={temp.File("shares")}")).Code);
        Assert.Equal(CommandLine.Done, (await CommandRun.OfAsync(temp.Path, "setup")).Code);
    }

    [Theory]
    [InlineData("--dutydesk=值班室")]
    [InlineData("--auditor=system:同一个人")]
    [InlineData("--share-c=保管人甲")]
    [InlineData("--share-a=")]
    [InlineData("--auditor=Audit:大写")]
    [InlineData("extra")]
    public async Task Mistyped_option_makes_nothing(string option)
    {
        using var temp = new TempFolder();
        Assert.Equal(CommandLine.Misused, (await CommandRun.OfAsync(temp.Path, "setup", option)).Code);
        Assert.False(File.Exists(temp.File("portal.db")));
        Assert.False(Directory.Exists(temp.File("secrets")));
    }

    [Fact]
    public async Task Unknown_command_shows_the_help()
    {
        using var temp = new TempFolder();
        var run = await CommandRun.OfAsync(temp.Path, "frobnicate");
        Assert.Equal(CommandLine.Misused, run.Code);
        Assert.Contains("verify-audit", run.Said, StringComparison.Ordinal);
    }
}
