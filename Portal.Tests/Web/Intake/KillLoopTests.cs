using Portal.Tests.Proof;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Intake;

/// <summary>The kill loop in its small form, on both databases: what the benchmark does two hundred times is done once.</summary>
public sealed class KillLoopTests
{
    internal static readonly Dictionary<string, string> Settings = new()
    {
        ["Portal:Intake:AnswerGridMilliseconds"] = "0",
        ["Portal:SampleReports"] = "false",
        ["Portal:SampleContent"] = "false",
        ["Portal:Passwords:StaffMemoryKiB"] = "8192",
        ["Portal:Passwords:StaffPasses"] = "1",
        ["Portal:Passwords:LearnerMemoryKiB"] = "8192",
        ["Portal:Passwords:LearnerPasses"] = "1",
    };

    private const int Kills = 1;
    private const int LongestLife = 60;

    [Fact]
    public Task Killed_at_random_moments_on_SQLite_the_rule_holds() => HoldAsync([], seed: 1);

    [Fact]
    public async Task Killed_at_random_moments_on_PostgreSQL_the_rule_holds()
    {
        await using var database = await PortalDatabases.PostgresAsync();
        await HoldAsync(new() { ["Portal:Database:Provider"] = database.Provider, ["Portal:Database:ConnectionString"] = database.ConnectionString }, seed: 2);
    }

    private static async Task HoldAsync(Dictionary<string, string> where, long seed)
    {
        using var folder = new TempFolder();
        var data = Directory.CreateDirectory(folder.File("data")).FullName;
        var settings = new Dictionary<string, string>(Settings.Concat(where));
        var lives = new KillRun(data, settings, new Dice(seed), TimeProvider.System);
        for (var kill = 0; kill < Kills; kill++)
        {
            await lives.LiveAsync(LongestLife);
            Assert.Empty(await KillVerdict.AfterEachAsync(data, settings));
        }

        await lives.CheckAllAsync();
        Assert.Empty(lives.Faults);
        Assert.Empty(await KillVerdict.AfterSweepAsync(data, settings, TimeProvider.System));
        Assert.Empty(KillVerdict.InClear(data, lives.Marker));
    }
}
