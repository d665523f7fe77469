namespace Portal.Web.Adapters.Data;

/// <summary>When a nightly job last ran: the day and nothing finer, so that a site that was down at the hour makes up for it at its next start.</summary>
internal sealed class NightRun(string job, DateOnly day)
{
    public string Job { get; private set; } = job;

    public DateOnly Day { get; private set; } = day;
}
