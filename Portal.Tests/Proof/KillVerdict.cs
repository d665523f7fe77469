using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Web;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Proof;

/// <summary>What a site that was killed has left on the disk, looked at while it does not run: the audit chain, rows against files, and whether anything is in clear.</summary>
internal static class KillVerdict
{
    /// <summary>Walks the audit chain as the command does, and opens every file that no row names.</summary>
    public static async Task<IReadOnlyList<string>> AfterEachAsync(string dataFolder, IReadOnlyDictionary<string, string> settings)
    {
        await using var app = Compose(dataFolder, settings, TimeProvider.System);
        await using var scope = app.Services.CreateAsyncScope();
        var faults = new List<string>();
        var verdict = await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None);
        if (verdict.Fault is not null)
        {
            faults.Add($"verify-audit: {verdict.Fault} at {verdict.At}");
        }

        // A row may still wait for its file, which the sweep settles; a file without a row would never be found again.
        var rows = await RowsAsync(scope.ServiceProvider);
        faults.AddRange((await FilesAsync(scope.ServiceProvider)).Except(rows).Select(name => $"A file that no row names: {name}"));
        return faults;
    }

    /// <summary>Runs the sweep when all drafts are dead: then rows and files agree to the last one.</summary>
    public static async Task<IReadOnlyList<string>> AfterSweepAsync(string dataFolder, IReadOnlyDictionary<string, string> settings, TimeProvider time)
    {
        await using var app = Compose(dataFolder, settings, new Later(time, TimeSpan.FromHours(6)));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IntakeSweep>().RunAsync(CancellationToken.None);
        var rows = await RowsAsync(scope.ServiceProvider);
        var files = await FilesAsync(scope.ServiceProvider);
        var unfinished = Path.Combine(dataFolder, "blobs", ".unfinished");
        return
        [
            .. files.Except(rows).Select(name => $"A file that no row names, after the sweep: {name}"),
            .. rows.Except(files).Select(name => $"A row whose file is not there, after the sweep: {name}"),
            .. Directory.EnumerateFiles(unfinished).Select(name => $"Left unfinished: {Path.GetFileName(name)}"),
        ];
    }

    /// <summary>Check 2: no marker in any encoding, and no stored file that is not as random as ciphertext.</summary>
    public static IReadOnlyList<string> InClear(string dataFolder, string marker) =>
    [
        .. DiskSearch.Find([marker], [dataFolder]),
        .. Directory.EnumerateFiles(Path.Combine(dataFolder, "blobs"), "*", SearchOption.AllDirectories)
            .Where(file => new FileInfo(file).Length >= Promises.EntropyFrom && Entropy(File.ReadAllBytes(file)) <= Promises.Entropy)
            .Select(file => $"{file} is not ciphertext."),
    ];

    /// <summary>Bits a byte. A file of a few thousand bytes cannot reach 8: what a random one of its size measures at least is what is asked.</summary>
    public static double Entropy(byte[] bytes)
    {
        var counts = new int[256];
        foreach (var one in bytes)
        {
            counts[one]++;
        }

        return -counts.Where(count => count > 0).Select(count => (double)count / bytes.Length).Sum(share => share * Math.Log2(share));
    }

    private static WebApplication Compose(string dataFolder, IReadOnlyDictionary<string, string> settings, TimeProvider time) => PortalHost.Build(
        [
            "--environment=Development", $"--contentRoot={Repository.Folder("Portal.Web")}", $"--Portal:DataFolder={dataFolder}", "--Portal:Jobs:Enabled=false",
            .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ],
        builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(time);
        });

    private static async Task<HashSet<string>> RowsAsync(IServiceProvider services) =>
        [.. await services.GetRequiredService<PortalDb>().SealedBlobs.AsNoTracking().Select(blob => blob.Name).ToListAsync()];

    private static async Task<HashSet<string>> FilesAsync(IServiceProvider services)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var name in services.GetRequiredService<IBlobStore>().ListAsync(CancellationToken.None))
        {
            names.Add(name.Value);
        }

        return names;
    }

    /// <summary>The same clock, some hours on.</summary>
    private sealed class Later(TimeProvider time, TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + by;
    }
}
