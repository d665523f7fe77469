namespace Portal.Benchmarks.Intake;

/// <summary>Sends at a fixed rate, whether or not the answers keep up: a flood does not wait for its victim.</summary>
internal static class Pace
{
    public static async Task RunAsync(TimeProvider time, int count, TimeSpan every, Func<int, Task> act)
    {
        var began = time.GetTimestamp();
        var running = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            if ((every * i) - time.GetElapsedTime(began) is { Ticks: > 10_000 } early)
            {
                await Task.Delay(early, time);
            }

            running.Add(act(i));
        }

        await Task.WhenAll(running);
    }
}
