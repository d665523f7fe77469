using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Knows which nightly jobs are still owed: those that did not run since their hour last struck in the city.</summary>
internal sealed class Night(PortalDb db, TimeProvider time)
{
    /// <summary>The last day on which this hour has struck.</summary>
    public DateOnly Latest(TimeOnly hour) => TimeOnly.FromDateTime(time.CityNow()) >= hour ? time.Today() : time.Today().AddDays(-1);

    /// <summary>Runs it unless it was done for this night. A run that fails is not noted and stays owed.</summary>
    public async Task OnceAsync(string job, TimeOnly hour, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        var night = Latest(hour);
        if (!await db.NightRuns.AnyAsync(r => r.Job == job && r.Day >= night, cancellationToken))
        {
            await run(cancellationToken);
            await NoteAsync(job, night, cancellationToken);
        }
    }

    public Task NoteAsync(string job, DateOnly night, CancellationToken cancellationToken) => db.InTransactionAsync(
        async () =>
        {
            if (await db.NightRuns.Where(r => r.Job == job).ExecuteUpdateAsync(set => set.SetProperty(r => r.Day, night), cancellationToken) == 0)
            {
                db.NightRuns.Add(new NightRun(job, night));
                await db.SaveChangesAsync(cancellationToken);
            }

            return night;
        },
        cancellationToken);
}
