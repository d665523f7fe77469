using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Jobs on Quartz's in-memory store: all of them find their work in the database, so a lost schedule loses nothing.</summary>
internal static class JobsRegistration
{
    /// <summary><c>Portal:Jobs:Enabled=false</c> leaves them out: for tests, and for a second node while the first runs them.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        if (!configuration.GetValue("Portal:Jobs:Enabled", defaultValue: true))
        {
            return services;
        }

        services.AddQuartz(jobs =>
        {
            jobs.UseInMemoryStore();
            Schedule<IntakeSweepJob>(jobs, IntakeSweepJob.Every);
            Schedule<SessionSweepJob>(jobs, SessionSweepJob.Every);
            Schedule<MailJob>(jobs, MailJob.Every);
        });
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Schedule<TJob>(IQuartzBuilder jobs, TimeSpan every)
        where TJob : class, IJob =>
        jobs.ScheduleJob<TJob>(trigger => trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever()));
}
