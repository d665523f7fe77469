namespace Portal.Domain.Publicity.Activities;

/// <summary>How many places of one kind are to be gone to in one year (五进 的年度目标).</summary>
public sealed class ActivityTarget
{
    public const int Most = 1_000_000;

    private ActivityTarget()
    {
    }

    public ActivityTarget(int year, string slug, int goal) => (Year, Slug, Goal) = (year, slug, goal);

    public int Year { get; private set; }

    /// <summary>One of <see cref="PublicColumn.Places"/>.</summary>
    public string Slug { get; private set; } = "";

    public int Goal { get; private set; }

    /// <summary>What holds in a year for which nobody decided: what one city asks of each department.</summary>
    public static IReadOnlyDictionary<string, int> Usual { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["enterprise"] = 20, ["village"] = 20, ["community"] = 30, ["school"] = 10, ["family"] = 1000,
    };

    public void Aim(int goal) => Goal = goal;
}
