using System.Globalization;
using System.Runtime.InteropServices;

namespace Portal.Benchmarks;

/// <summary>Prints the machine, then one measured figure a line beside what was promised for it, as a Markdown table that can be kept as it is.</summary>
internal sealed class FigureTable(TextWriter output)
{
    /// <summary>False as soon as one figure misses its promise.</summary>
    public bool Holds { get; private set; } = true;

    public async Task BeginAsync(string subject)
    {
        await output.WriteLineAsync($"{subject}: {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, "
            + $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}");
        await output.WriteLineAsync();
        await output.WriteLineAsync("| what | figure | promised | holds |");
        await output.WriteLineAsync("| --- | ---: | ---: | --- |");
    }

    /// <summary>A line that says which part the next ones belong to.</summary>
    public Task TitleAsync(string part) => output.WriteLineAsync($"| **{part}** | | | |");

    public Task AddAsync(string what, double figure, string unit) => WriteAsync(what, figure, unit, "", "");

    public Task AddAtMostAsync(string what, double figure, string unit, double promised) =>
        JudgeAsync(what, figure, unit, $"≤ {Number(promised)} {unit}".TrimEnd(), figure <= promised);

    public Task AddAtLeastAsync(string what, double figure, string unit, double promised) =>
        JudgeAsync(what, figure, unit, $"≥ {Number(promised)} {unit}".TrimEnd(), figure >= promised);

    private Task JudgeAsync(string what, double figure, string unit, string promised, bool holds)
    {
        Holds &= holds;
        return WriteAsync(what, figure, unit, promised, holds ? "yes" : "NO");
    }

    private Task WriteAsync(string what, double figure, string unit, string promised, string holds) =>
        output.WriteLineAsync($"| {what} | {Number(figure)} {unit} | {promised} | {holds} |");

    private static string Number(double value) =>
        value.ToString(value switch { >= 100 => "#,0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        var line = File.Exists(Info)
            ? File.ReadLines(Info).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? "unknown processor" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
