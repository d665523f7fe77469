namespace Portal.Domain.Publicity.Activities;

/// <summary>Whether one can sign up now, and why not.</summary>
public enum SignUpDoor
{
    /// <summary>Places are left.</summary>
    Open = 1,

    /// <summary>One can wait for a place.</summary>
    Full,
    NotYet,
    Closed,

    /// <summary>The activity is over.</summary>
    Over,
    Cancelled,

    /// <summary>One comes or calls; nothing is asked for here.</summary>
    NotOffered,
}

/// <summary>How an activity stands, as far as the public may know.</summary>
/// <param name="Taken">People with a place.</param>
/// <param name="Free">Null where there is no limit.</param>
/// <param name="Waiting">People who wait.</param>
/// <param name="Reason">Why it was cancelled.</param>
/// <param name="Reached">Set once it was counted.</param>
/// <param name="Report">Empty until a second person let it through.</param>
public sealed record ActivityStanding(
    SignUpDoor Door, int Taken, int? Free, int Waiting, string Reason, int? Reached, string Report, IReadOnlyList<string> Pictures, bool IsSample = false)
{
    public bool TakesSignUps => Door is SignUpDoor.Open or SignUpDoor.Full;

    public bool HasReport => Report.Length > 0;

    /// <param name="record">Null where nobody has signed up yet and nothing was written down.</param>
    public static ActivityStanding Of(ActivityPlan plan, ActivityRecord? record, DateTime utc)
    {
        var taken = record?.Taken ?? 0;
        int? free = plan.Capacity is { } capacity ? Math.Max(0, capacity - taken) : null;
        var isShown = record is { State: ActivityState.Closed, ShownUtc: not null };
        return new ActivityStanding(
            DoorOf(plan, record, free, utc),
            taken,
            free,
            record?.Waiting ?? 0,
            record?.Reason ?? "",
            record is { State: ActivityState.Closed } ? record.Reached : plan.Reached,
            isShown ? record!.Report : "",
            isShown ? record!.Pictures : [],
            record?.IsSample ?? false);
    }

    private static SignUpDoor DoorOf(ActivityPlan plan, ActivityRecord? record, int? free, DateTime utc)
    {
        if (record?.State is ActivityState.Cancelled)
        {
            return SignUpDoor.Cancelled;
        }

        if (plan.EndsUtc <= utc || record?.State is ActivityState.Closed)
        {
            return SignUpDoor.Over;
        }

        if (plan.SignUp is not { } signUp)
        {
            return SignUpDoor.NotOffered;
        }

        if (signUp.OpensUtc > utc)
        {
            return SignUpDoor.NotYet;
        }

        return (signUp.ClosesUtc ?? plan.BeginsUtc) <= utc ? SignUpDoor.Closed : free is 0 ? SignUpDoor.Full : SignUpDoor.Open;
    }
}
