using System.Security.Cryptography;
using NSec.Cryptography;
using Portal.Web.Adapters.Sealing;

namespace Portal.Benchmarks.Intake;

/// <summary>How many receipts a second this machine could derive if it did nothing else: one bare loop on each core, at the cost that the site uses.</summary>
internal static class DerivationLimit
{
    /// <returns>Runs a second by the clock, and the processor's time of one in milliseconds: on a machine that others use too, only the second says much.</returns>
    public static async Task<(double PerSecond, double Cost)> MeasureAsync(TimeProvider time, TimeSpan length)
    {
        var algorithm = PasswordBasedKeyDerivationAlgorithm.Argon2id(
            new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = ReceiptKeyDeriver.MemoryKiB, NumberOfPasses = ReceiptKeyDeriver.Passes });
        var salt = RandomNumberGenerator.GetBytes(16);
        var spent = Environment.CpuUsage.TotalTime;
        var began = time.GetTimestamp();
        var loops = Enumerable.Range(0, Environment.ProcessorCount)
            .Select(_ => Task.Factory.StartNew(() => Loop(algorithm, salt, time, began, length), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        var done = (await Task.WhenAll(loops)).Sum();
        var seconds = time.GetElapsedTime(began).TotalSeconds;
        return (done / seconds, (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds / done);
    }

    private static int Loop(Argon2id algorithm, byte[] salt, TimeProvider time, long began, TimeSpan length)
    {
        var done = 0;
        Span<byte> root = stackalloc byte[64];
        while (time.GetElapsedTime(began) < length)
        {
            algorithm.DeriveBytes("0123456789ABCDEFGHJKMNPQ"u8, salt, root);
            done++;
        }

        return done;
    }
}
