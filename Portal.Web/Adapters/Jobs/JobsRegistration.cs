using Portal.Domain.Calendar;
using Portal.Web.Adapters.Data.Levelling;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Jobs on Quartz's in-memory store: all of them find their work in the database, so a lost schedule loses nothing.</summary>
internal static class JobsRegistration
{
    /// <summary><c>Portal:Jobs:Enabled=false</c> leaves them out: for tests, and for a second node while the first runs them.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<DatabaseLevelling>().AddScoped<Levelling>().AddScoped<Night>();
        if (!configuration.GetValue("Portal:Jobs:Enabled", defaultValue: true))
        {
            return services;
        }

        services.AddQuartz(jobs =>
        {
            jobs.UseInMemoryStore();
            Schedule<IntakeSweepJob>(jobs, IntakeSweepJob.Every);
            Schedule<BackupKeysJob>(jobs, BackupKeysJob.Every);
            Schedule<SessionSweepJob>(jobs, SessionSweepJob.Every);
            Daily<KeyRetirementJob>(jobs, KeyRetirementJob.At);
            Daily<RetentionJob>(jobs, RetentionJob.At);
            Daily<ActivitySweepJob>(jobs, ActivitySweepJob.At);
            Daily<LevellingJob>(jobs, LevellingJob.At);
            Daily<PublicTalkJob>(jobs, PublicTalkJob.At);
            Schedule<MailJob>(jobs, MailJob.Every);
            Schedule<ActivityFillJob>(jobs, ActivityFillJob.Every);
            Schedule<MediaJob>(jobs, MediaJob.Every);
            Schedule<SubscriptionJob>(jobs, SubscriptionJob.Every);
            Schedule<InspectionJob>(jobs, InspectionJob.Every);
            Schedule<ContentClockJob>(jobs, ContentClockJob.Every);
            Schedule<DayRecordsJob>(jobs, DayRecordsJob.Every);
        });
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    /// <summary>At this hour in the city, and once at the start: a job finds out by itself whether the last night is still owed.</summary>
    private static void Daily<TJob>(IQuartzBuilder jobs, TimeOnly cityTime)
        where TJob : class, IJob
    {
        var key = new JobKey(typeof(TJob).Name);
        jobs.AddJob<TJob>(job => job.WithIdentity(key));
        jobs.AddTrigger(trigger => trigger.ForJob(key).StartNow());
        jobs.AddTrigger(trigger => trigger.ForJob(key).WithCronSchedule($"0 {cityTime.Minute} {cityTime.Hour} * * ?", cron => cron.InTimeZone(CityTime.Zone)));
    }

    private static void Schedule<TJob>(IQuartzBuilder jobs, TimeSpan every)
        where TJob : class, IJob =>
        jobs.ScheduleJob<TJob>(trigger => trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever()));
}
