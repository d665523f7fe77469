using Portal.Domain.Reporting;

namespace Portal.Web.Pipeline.Http;

/// <summary>Holds an answer back until the next line of the grid of time (intake 4.7), so that how long the work took does not show.</summary>
internal sealed class AnswerGrid(TimeProvider time, IntakeRules rules)
{
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

        await Task.Delay(due - elapsed, time, cancellationToken);
    }
}
