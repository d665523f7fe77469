using System.Globalization;

namespace Portal.Tests.Proof;

/// <summary>What Linux says of another process: its memory and the processor's time that it took. Null in a field where there is no /proc.</summary>
internal static class ProcessFigures
{
    /// <summary>The kernel's clock ticks a second; Linux has shown 100 to programs for ever.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Resident memory now, in MB.</summary>
    public static double ResidentMegabytes(int processId) => Status(processId, "VmRSS:");

    /// <summary>The most that was resident since the start or since <see cref="ForgetPeak"/>, in MB.</summary>
    public static double PeakMegabytes(int processId) => Status(processId, "VmHWM:");

    public static void ForgetPeak(int processId) => File.WriteAllText($"/proc/{processId}/clear_refs", "5");

    /// <summary>Processor time of all its threads so far.</summary>
    public static TimeSpan ProcessorTime(int processId)
    {
        var text = File.ReadAllText($"/proc/{processId}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private static double Status(int processId, string name)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
