namespace Portal.Tests.Proof.Fuzz;

/// <summary>One parser under malformed input.</summary>
/// <param name="PerMille">Its share of a whole run.</param>
/// <param name="Case">
/// Makes one input from the dice and feeds it. True when the parser took it; anything that it throws beyond what its contract names comes out of here
/// and is a find.
/// </param>
internal sealed record FuzzTarget(string Name, int PerMille, Func<Dice, Task<bool>> Case);

/// <summary>What became of the inputs of one parser.</summary>
/// <param name="Faults">The first few finds, each with the number that makes it again.</param>
internal sealed record FuzzOutcome(string Name, int Cases, int Taken, double SlowestSeconds, IReadOnlyList<string> Faults);

/// <summary>Feeds a parser its inputs on all cores, and watches that none takes too long.</summary>
internal sealed class FuzzRun(TimeProvider time, long seed, double secondsEach)
{
    private const int MostFaults = 10;

    public async Task<FuzzOutcome> RunAsync(FuzzTarget target, int cases, int workers)
    {
        var (next, taken) = (-1, 0);
        var faults = new List<string>();
        var slowest = new double[workers];
        var began = new long[workers];
        var now = new int[workers];
        var all = Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < cases && faults.Count < MostFaults; i = Interlocked.Increment(ref next))
            {
                now[worker] = i;
                Interlocked.Exchange(ref began[worker], time.GetTimestamp());
                try
                {
                    if (await target.Case(DiceOf(target, i)))
                    {
                        Interlocked.Increment(ref taken);
                    }
                }
                catch (Exception failure)
                {
                    lock (faults)
                    {
                        faults.Add($"{target.Name} {i}: {failure.GetType().Name}: {failure.Message} {failure.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
                    }
                }

                slowest[worker] = Math.Max(slowest[worker], time.GetElapsedTime(Interlocked.Read(ref began[worker])).TotalSeconds);
                Interlocked.Exchange(ref began[worker], 0);
            }
        })));
        while (await Task.WhenAny(all, Task.Delay(TimeSpan.FromSeconds(1), time)) != all)
        {
            for (var worker = 0; worker < workers; worker++)
            {
                if (Interlocked.Read(ref began[worker]) is not 0 and var since && time.GetElapsedTime(since).TotalSeconds > secondsEach)
                {
                    // What hangs cannot be stopped from outside: it is named, and the run ends around it.
                    return new FuzzOutcome(target.Name, cases, taken, secondsEach, [.. faults, $"{target.Name} {now[worker]}: took longer than {secondsEach} s"]);
                }
            }
        }

        await all;
        return new FuzzOutcome(target.Name, cases, taken, slowest.Max(), faults);
    }

    private Dice DiceOf(FuzzTarget target, int number) =>
        new(unchecked((seed * 1_000_003) + (target.Name.Aggregate(0L, (sum, letter) => (sum * 31) + letter) * 10_000_019) + number));
}
