using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>Who asks for a visit; each is one of the five places.</summary>
public enum VisitHost
{
    Enterprise = 1,
    Village,
    Community,
    School,

    /// <summary>Households ask through their building or their committee.</summary>
    Family,
}

public enum VisitState
{
    Received = 1,

    /// <summary>A day is set.</summary>
    Agreed,
    Done,
    Declined,

    /// <summary>Taken back by whoever asked.</summary>
    Withdrawn,
}

/// <summary>
/// A request for a visit (预约上门宣讲). Who asked is sealed and goes thirty days after the visit or the answer; what stays is the host's kind, its district and what came of it.
/// </summary>
public sealed class VisitRequest : AggregateRoot
{
    public const int LongestHost = 60;
    public const int LongestWishes = 500;
    public const int LongestAnswer = 500;
    public const int MostPeople = 10_000;

    private VisitRequest()
    {
    }

    public VisitRequest(Guid id, byte[] codeTag, string sealedContact, VisitWishes wishes, DateOnly receivedOn)
    {
        (Id, CodeTag, SealedContact, ReceivedOn) = (id, codeTag, sealedContact, receivedOn);
        (Host, HostName, DistrictCode, Street, Wishes, Days, People) = (wishes.Host, wishes.HostName, wishes.DistrictCode, wishes.Street, wishes.Topics, wishes.Days, wishes.People);
        WantsKit = wishes.WantsKit;
    }

    public Guid Id { get; private set; }

    /// <summary>Empty once the contact is erased.</summary>
    public byte[] CodeTag { get; private set; } = [];

    public string SealedContact { get; private set; } = "";

    public VisitHost Host { get; private set; }

    public string HostName { get; private set; } = "";

    public string DistrictCode { get; private set; } = "";

    public string Street { get; private set; } = "";

    /// <summary>What they want to hear about.</summary>
    public string Wishes { get; private set; } = "";

    /// <summary>When it suits them, in their words.</summary>
    public string Days { get; private set; } = "";

    public int People { get; private set; }

    /// <summary>Posters, checklists and leaflets are wanted too (or only).</summary>
    public bool WantsKit { get; private set; }

    public VisitState State { get; private set; } = VisitState.Received;

    public DateOnly ReceivedOn { get; private set; }

    public DateTime? AgreedUtc { get; private set; }

    /// <summary>What they read: what was agreed, or why not.</summary>
    public string Answer { get; private set; } = "";

    public string AnsweredBy { get; private set; } = "";

    public DateOnly? AnsweredOn { get; private set; }

    public int? Reached { get; private set; }

    /// <summary>Null while it is being dealt with.</summary>
    public DateOnly? EraseOn { get; private set; }

    public bool IsOpen => State is VisitState.Received or VisitState.Agreed;

    /// <summary>Sets a day, or another one.</summary>
    public Outcome<Nothing> Agree(DateTime utc, string answer, string by, DateOnly today)
    {
        if (!IsOpen)
        {
            return new Refusal("VisitEnded");
        }

        (State, AgreedUtc, Answer, AnsweredBy, AnsweredOn) = (VisitState.Agreed, utc, answer, by, today);
        return default(Nothing);
    }

    public Outcome<Nothing> Decline(string reason, string by, DateOnly today)
    {
        if (!IsOpen)
        {
            return new Refusal("VisitEnded");
        }

        (State, AgreedUtc, Answer, AnsweredBy, AnsweredOn) = (VisitState.Declined, null, reason, by, today);
        EraseOn = today.AddDays(ActivitySignUp.DaysKept);
        return default(Nothing);
    }

    /// <summary>Held on the day that was agreed, and not before.</summary>
    public Outcome<Nothing> Finish(int reached, string by, DateOnly today, DateTime utc)
    {
        if (State is not VisitState.Agreed || AgreedUtc is not { } agreed)
        {
            return new Refusal("VisitNotAgreed");
        }

        if (agreed > utc)
        {
            return new Refusal("VisitNotYet");
        }

        (State, Reached, AnsweredBy, AnsweredOn) = (VisitState.Done, reached, by, today);
        EraseOn = today.AddDays(ActivitySignUp.DaysKept);
        return default(Nothing);
    }

    public Outcome<Nothing> Withdraw(DateOnly today)
    {
        if (!IsOpen)
        {
            return new Refusal("VisitEnded");
        }

        (State, EraseOn) = (VisitState.Withdrawn, today);
        return default(Nothing);
    }

    /// <summary>What names anybody goes; kind, district, day and figures stay.</summary>
    public void Erase() => (CodeTag, SealedContact, HostName, Wishes, Days, Street, EraseOn) = (Id.ToByteArray(), "", "", "", "", "", null);
}

/// <summary>What somebody asks for.</summary>
public sealed record VisitWishes(VisitHost Host, string HostName, string DistrictCode, string Street, string Topics, string Days, int People, bool WantsKit);
