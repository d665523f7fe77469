using System.Security.Cryptography;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Sealing;

namespace Portal.Benchmarks.Intake;

/// <summary>What the cryptography of a report costs: how many receipts a second, how fast a video is sealed and opened.</summary>
internal sealed class CryptoPart(TimeProvider time, FigureTable figures)
{
    private const int ReceiptRuns = 200;
    private const int TextRuns = 2000;
    private const long VideoSize = 90L * 1024 * 1024;
    private const double Mega = 1_000_000;

    /// <summary>A phone's receipt is looked up at once even when the other core is busy (intake.md §4.3 measured 20 ms).</summary>
    private const double SlowestReceipt = 60;

    /// <summary>Sealing must never be what an upload waits for.</summary>
    private const double SlowestSeal = 200;

    private static readonly SealLabel _label = new(Guid.NewGuid(), "attachment");
    private readonly NSecReportSealer _sealer = new();
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public async Task RunAsync()
    {
        await ReceiptsAsync();
        await VideoAsync();
        await TextsAsync();
        await PasswordsAsync();
    }

    private async Task ReceiptsAsync()
    {
        using var deriver = new ReceiptKeyDeriver(new BenchmarkSecrets());
        var receipts = Enumerable.Range(0, ReceiptRuns).Select(_ => Receipt.Create()).ToArray();
        await DeriveAsync(deriver, receipts[0]);

        var each = new List<double>(ReceiptRuns);
        foreach (var receipt in receipts)
        {
            each.Add(await MillisecondsAsync(() => DeriveAsync(deriver, receipt)));
        }

        each.Sort();
        await figures.AddAtMostAsync("receipt to keys, one at a time, median", each[ReceiptRuns / 2], "ms", SlowestReceipt);
        await figures.AddAsync("receipt to keys, one at a time, 95th percentile", each[ReceiptRuns * 95 / 100], "ms");

        var all = await MillisecondsAsync(() => Parallel.ForEachAsync(
            receipts,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (receipt, _) => await DeriveAsync(deriver, receipt)));
        await figures.AddAsync("receipts to keys, all cores", ReceiptRuns / (all / 1000), "/s");
    }

    private async Task VideoAsync()
    {
        var piece = RandomNumberGenerator.GetBytes(64 * 1024);
        var blob = new MemoryStream((int)(VideoSize * 9 / 8));
        await SealVideoAsync(blob, piece);
        blob.Position = 0;
        var sealing = await MillisecondsAsync(() => SealVideoAsync(blob, piece));
        await figures.AddAtLeastAsync("sealing 90 MiB as a stream", VideoSize / Mega / (sealing / 1000), "MB/s", SlowestSeal);

        blob.Position = 0;
        var opening = await MillisecondsAsync(async () =>
        {
            await using var opened = _sealer.OpenStream(blob, _key, _label, VideoSize);
            await opened.CopyToAsync(Stream.Null);
        });
        await figures.AddAtLeastAsync("opening 90 MiB as a stream", VideoSize / Mega / (opening / 1000), "MB/s", SlowestSeal);
    }

    private async Task TextsAsync()
    {
        var text = RandomNumberGenerator.GetBytes(3000);
        var bytes = _sealer.Seal(_key, _label, text);
        using var pair = _sealer.CreateKeyPair();
        using var unlocked = _sealer.Unlock(pair.PrivateKey);
        var wrap = _sealer.SealTo(pair.PublicKey, _label, _key);
        await EachAsync("sealing a text of 3,000 bytes", () => _sealer.Seal(_key, _label, text));
        await EachAsync("opening it", () => _sealer.Open(_key, _label, bytes));
        await EachAsync("wrapping a key for an officer", () => _sealer.SealTo(pair.PublicKey, _label, _key));
        await EachAsync("unwrapping it", () => _sealer.OpenWith(unlocked, _label, wrap));
    }

    private async Task PasswordsAsync()
    {
        using var deriver = new PasswordKeyDeriver(time);
        var cost = deriver.StaffCost;
        var one = await MillisecondsAsync(async () =>
        {
            using var halves = await deriver.DeriveAsync("Portal-2026-benchmark", new byte[16], cost, CancellationToken.None);
        });
        await figures.AddAsync($"staff password, tuned to {cost.MemoryKiB / 1024} MiB and {cost.Passes} passes", one, "ms");
    }

    private async Task SealVideoAsync(Stream destination, byte[] piece)
    {
        await using var writer = _sealer.SealStream(destination, _key, _label);
        for (var written = 0L; written < VideoSize; written += piece.Length)
        {
            await writer.WriteAsync(piece);
        }

        await writer.FinishAsync(CancellationToken.None);
    }

    private async Task EachAsync(string what, Func<byte[]> act)
    {
        act();
        var began = time.GetTimestamp();
        for (var i = 0; i < TextRuns; i++)
        {
            act();
        }

        await figures.AddAsync(what, time.GetElapsedTime(began).TotalMicroseconds / TextRuns, "µs");
    }

    private async Task<double> MillisecondsAsync(Func<Task> act)
    {
        var began = time.GetTimestamp();
        await act();
        return time.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task DeriveAsync(ReceiptKeyDeriver deriver, Receipt receipt)
    {
        using var keys = await deriver.DeriveAsync(receipt, CancellationToken.None);
    }

    /// <summary>Keys for one run of the benchmark; no site has them.</summary>
    private sealed class BenchmarkSecrets : IInstanceSecrets
    {
        private readonly byte[] _secret = RandomNumberGenerator.GetBytes(64);

        public byte[] Derive(string label, int length) =>
            HKDF.DeriveKey(HashAlgorithmName.SHA512, _secret, length, [], System.Text.Encoding.ASCII.GetBytes(label));
    }
}
