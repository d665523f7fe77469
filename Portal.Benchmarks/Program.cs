using Portal.Benchmarks;

// Each subject prints its figures and says by the exit code whether they hold: 0 yes, 1 no, 2 no such subject.
var subjects = new Dictionary<string, Func<TextWriter, Task<bool>>>(StringComparer.Ordinal)
{
    ["intake"] = output => new IntakeBenchmark(TimeProvider.System, output).RunAsync(),
};

if (args is [var name, ..] && subjects.TryGetValue(name, out var run))
{
    return await run(Console.Out) ? 0 : 1;
}

await Console.Error.WriteLineAsync($"Name a subject: {string.Join(", ", subjects.Keys)}");
return 2;
