using Portal.Domain.Access;

namespace Portal.Web.Adapters.Sealing;

/// <summary>Fits the cost of a staff password to the machine: one run shall take 300 to 700 ms, and never be cheaper than 64 MiB and 3 passes.</summary>
internal static class PasswordTuning
{
    public static readonly PasswordCost Start = new(256 * 1024, 3);
    public static readonly PasswordCost Floor = new(64 * 1024, 3);
    private const double Target = 450;
    private const double Shortest = 300;
    private const double Longest = 700;
    private const int MostPasses = 12;
    private const int Step = 16 * 1024;

    /// <summary>Less memory on a slow machine, more passes on a fast one (memory is what two runs at a time must leave to the rest).</summary>
    /// <param name="measured">What one run of <see cref="Start"/> took.</param>
    public static PasswordCost Fit(TimeSpan measured) => measured.TotalMilliseconds switch
    {
        > Longest and var slow => Start with { MemoryKiB = Math.Max(Floor.MemoryKiB, (int)(Start.MemoryKiB * Target / slow) / Step * Step) },
        < Shortest and var fast => Start with { Passes = (int)Math.Min(MostPasses, Math.Ceiling(Start.Passes * Target / Math.Max(fast, 1))) },
        _ => Start,
    };
}
