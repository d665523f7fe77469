using System.Security.Cryptography;
using NSec.Cryptography;
using Portal.Web.Adapters.Sealing;

namespace Portal.Benchmarks.Intake;

/// <summary>How many receipts a second this machine could derive if it did nothing else: one bare loop on each core, at the cost that the site uses.</summary>
internal static class DerivationLimit
{
    public static async Task<double> MeasureAsync(TimeProvider time, TimeSpan length)
    {
        var algorithm = PasswordBasedKeyDerivationAlgorithm.Argon2id(
            new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = ReceiptKeyDeriver.MemoryKiB, NumberOfPasses = ReceiptKeyDeriver.Passes });
        var salt = RandomNumberGenerator.GetBytes(16);
        var began = time.GetTimestamp();
        var loops = Enumerable.Range(0, Environment.ProcessorCount)
            .Select(_ => Task.Factory.StartNew(() => Loop(algorithm, salt, time, began, length), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        var done = (await Task.WhenAll(loops)).Sum();
        return done / time.GetElapsedTime(began).TotalSeconds;
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
