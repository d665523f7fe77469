using Portal.Domain.Reporting;

namespace Portal.Web.Pipeline.Http;

/// <summary>Holds an answer back until the next line of the grid of time (intake 4.7), so that how long the work took does not show.</summary>
internal sealed class AnswerGrid(TimeProvider time, IntakeRules rules)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    public long Begin() => time.GetTimestamp();

    /// <param name="began">What <see cref="Begin"/> gave when the work began.</param>
    /// <param name="coarser">How many times wider the grid is, for work that takes longer than a receipt's.</param>
    public async Task WaitAsync(long began, CancellationToken cancellationToken, int coarser = 1)
    {
        if (rules.AnswerGridMilliseconds <= 0)
        {
            return;
        }

        var elapsed = time.GetElapsedTime(began);
        var grid = TimeSpan.FromMilliseconds(rules.AnswerGridMilliseconds * coarser);
        var due = TimeSpan.FromMilliseconds(rules.AnswerLeastMilliseconds * coarser);
        while (due < elapsed)
        {
            due += grid;
        }

        // A timer counts whole ticks of the system from when it is set, and may ring some milliseconds early, more or less so by when the work ended. What rings early is
        // set again: an answer leaves at the first tick after its line, whatever was done before.
        while (elapsed < due)
        {
            var left = due - elapsed;
            await Task.Delay(left < Shortest ? Shortest : left, time, cancellationToken);
            elapsed = time.GetElapsedTime(began);
        }
    }
}
