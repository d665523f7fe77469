using Portal.Tests.Proof;
using Portal.Tests.Support;

namespace Portal.Benchmarks.Intake;

/// <summary>SIGKILL at random moments of submissions, replies and the nightly job, on SQLite and on PostgreSQL; what must hold afterwards holds every time.</summary>
internal sealed class KillPart(Run run, FigureTable figures)
{
    /// <summary>The longest life ends while so many requests have been begun; filing one report takes four to seven.</summary>
    private const int LongestLife = 60;

    /// <summary>The search of the whole disk in all encodings is made after so many kills, and after the last.</summary>
    private const int SearchEvery = 20;

    public async Task RunAsync()
    {
        await OnAsync("SQLite", []);
        await using var postgres = await OwnPostgres.StartAsync();
        await OnAsync("PostgreSQL", await postgres.DatabaseAsync());
        if (!await NightlyJob.ExistsAsync())
        {
            await Run.TellAsync($"This build has no command '{NightlyJob.Command}': killed during submissions and replies only.");
        }
    }

    private async Task OnAsync(string database, (string Name, string Value)[] where)
    {
        using var folder = new TempFolder();
        var data = Directory.CreateDirectory(folder.File("data")).FullName;
        var settings = SiteUnderTest.Settings([("Portal:Intake:AnswerGridMilliseconds", "0"), .. where]);
        var kills = run.Count(Promises.Kills, 2);
        var lives = new KillRun(data, settings, new Dice(run.Seed), run.Time);
        var faults = new List<string>();
        for (var kill = 1; kill <= kills; kill++)
        {
            await lives.LiveAsync(LongestLife);
            faults.AddRange(await KillVerdict.AfterEachAsync(data, settings));
            if (kill % SearchEvery == 0 || kill == kills)
            {
                faults.AddRange(KillVerdict.InClear(data, lives.Marker));
                await Run.TellAsync($"{database}: {kill} of {kills}");
            }
        }

        await lives.CheckAllAsync();
        faults.AddRange(await KillVerdict.AfterSweepAsync(data, settings, run.Time));
        faults.AddRange(KillVerdict.InClear(data, lives.Marker));
        faults.AddRange(lives.Faults);
        foreach (var fault in faults)
        {
            await Run.TellAsync($"{database}: {fault}");
        }

        await figures.AddAsync($"{database}: kills", kills, "");
        await figures.AddAtLeastAsync($"{database}: confirmed reports opened again", lives.Confirmed, "", kills >= Promises.Kills ? kills : 1);
        await figures.AddAsync($"{database}: messages found again", lives.Messages, "");
        await figures.AddAtMostAsync($"{database}: faults", faults.Count, "", 0);
    }
}
