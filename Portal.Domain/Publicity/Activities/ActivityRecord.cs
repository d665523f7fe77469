using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

public enum ActivityState
{
    /// <summary>To come, or over and not yet closed.</summary>
    Planned = 1,
    Cancelled,

    /// <summary>Held, counted and written up.</summary>
    Closed,
}

/// <summary>
/// What became of one activity: places given and waited for, who came, how it ended. The announcement itself is a content item; what of it is needed for good is copied here,
/// so that the figures of a year stand when the page is gone.
/// </summary>
public sealed class ActivityRecord : AggregateRoot
{
    public const int LongestReason = 200;
    public const int LongestReport = 2000;
    public const int MostPictures = 9;
    public const int MostPeople = 1_000_000;

    private const char Between = '\n';

    private ActivityRecord()
    {
    }

    public ActivityRecord(string itemId) => ItemId = itemId;

    /// <summary>The content item's; of a visit that somebody asked for, the request's own.</summary>
    public string ItemId { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Empty where there is no page.</summary>
    public string Path { get; private set; } = "";

    public string ColumnId { get; private set; } = "";

    public string DistrictCode { get; private set; } = "";

    public string Street { get; private set; } = "";

    public string Place { get; private set; } = "";

    public DateTime BeginsUtc { get; private set; }

    public DateTime EndsUtc { get; private set; }

    /// <summary>Null where there is no limit.</summary>
    public int? Capacity { get; private set; }

    public ActivityState State { get; private set; } = ActivityState.Planned;

    /// <summary>People who have a place.</summary>
    public int Taken { get; private set; }

    /// <summary>People who wait for one.</summary>
    public int Waiting { get; private set; }

    /// <summary>The turn that the next one to wait gets.</summary>
    public int NextTurn { get; private set; } = 1;

    /// <summary>People with a place who came.</summary>
    public int Came { get; private set; }

    /// <summary>People who came without having signed up.</summary>
    public int WalkIns { get; private set; }

    /// <summary>Why it was cancelled.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Everybody who was reached, as counted when it was closed.</summary>
    public int Reached { get; private set; }

    /// <summary>How many enterprises, villages, communities, schools or households it went to.</summary>
    public int Places { get; private set; }

    public string Report { get; private set; } = "";

    /// <summary>Paths within the media library.</summary>
    public string PictureList { get; private set; } = "";

    public Guid? ClosedBy { get; private set; }

    public string ClosedByName { get; private set; } = "";

    public DateTime? EndedUtc { get; private set; }

    /// <summary>Since when the public reads the report.</summary>
    public DateTime? ShownUtc { get; private set; }

    public DateOnly? ContactsErasedOn { get; private set; }

    /// <summary>Invented, for a developer's machine.</summary>
    public bool IsSample { get; private set; }

    public IReadOnlyList<string> Pictures => PictureList.Length == 0 ? [] : PictureList.Split(Between);

    /// <summary>Null where there is no limit; never less than none, even when an editor made the room smaller.</summary>
    public int? Free => Capacity is { } capacity ? Math.Max(0, capacity - Taken) : null;

    public bool HasRoomFor(int people) => Free is not { } free || people <= free;

    /// <summary>Takes over what the announcement says now.</summary>
    public void Follow(PublicLine line)
    {
        if (line.Plan is { } plan && State is not ActivityState.Closed)
        {
            (Title, Path, ColumnId, DistrictCode, Street) = (line.Title, line.Path, line.ColumnId, plan.DistrictCode, plan.Street);
            (Place, BeginsUtc, EndsUtc, Capacity) = (plan.Place, plan.BeginsUtc, plan.EndsUtc, plan.Capacity);
        }
    }

    /// <summary>A visit that went to several at once.</summary>
    public void Count(int places) => Places = places;

    public void MarkAsSample() => IsSample = true;

    /// <summary>Gives people their place, or their turn to wait for it.</summary>
    /// <returns>The turn; 0 where they have a place.</returns>
    public int Admit(int people)
    {
        if (HasRoomFor(people))
        {
            Taken += people;
            return 0;
        }

        Waiting += people;
        return NextTurn++;
    }

    public void Release(int people, bool waited)
    {
        if (waited)
        {
            Waiting -= people;
        }
        else
        {
            Taken -= people;
        }
    }

    /// <summary>From waiting to a place.</summary>
    public void MoveUp(int people)
    {
        Waiting -= people;
        Taken += people;
    }

    /// <summary>The same sign-up brings another number of people. Refused <c>ActivityFull</c>: it then stays as it was.</summary>
    public Outcome<Nothing> Change(int from, int to, bool waits)
    {
        if (waits)
        {
            Waiting += to - from;
        }
        else if (!HasRoomFor(to - from))
        {
            return new Refusal("ActivityFull", "People", Free ?? 0);
        }
        else
        {
            Taken += to - from;
        }

        return default(Nothing);
    }

    public void Arrive(int from, int to) => Came += to - from;

    public void CountWalkIns(int people) => WalkIns = people;

    public Outcome<Nothing> Cancel(string reason, DateTime utc)
    {
        if (State is not ActivityState.Planned)
        {
            return new Refusal("ActivityEnded");
        }

        (State, Reason, EndedUtc) = (ActivityState.Cancelled, reason, utc);
        return default(Nothing);
    }

    /// <summary>Closes it, or puts right what was written when it was closed; a report that changes is read by a second person again.</summary>
    public Outcome<Nothing> Close(ActivityEnd end, Guid by, string byName, DateTime utc)
    {
        if (State is ActivityState.Cancelled)
        {
            return new Refusal("ActivityEnded");
        }

        if (State is ActivityState.Planned && EndsUtc > utc)
        {
            return new Refusal("ActivityNotOver");
        }

        var pictures = string.Join(Between, end.Pictures);
        if (Report != end.Report || PictureList != pictures)
        {
            ShownUtc = null;
        }

        (State, Reached, Places, Report, PictureList) = (ActivityState.Closed, end.Reached, end.Places, end.Report, pictures);
        (ClosedBy, ClosedByName, EndedUtc) = (by, byName, utc);
        return default(Nothing);
    }

    /// <summary>Lets the public read the report. Where the column asks for reviews, never the one who wrote it.</summary>
    public Outcome<Nothing> Show(Guid by, bool asksForSecond, DateTime utc)
    {
        if (State is not ActivityState.Closed || Report.Length == 0)
        {
            return new Refusal("ActivityNoReport");
        }

        if (asksForSecond && ClosedBy == by)
        {
            return new Refusal("ActivityOwnReport");
        }

        ShownUtc = utc;
        return default(Nothing);
    }

    public void Hide() => ShownUtc = null;

    public void EraseContacts(DateOnly day) => ContactsErasedOn = day;

    /// <summary>A visit that was asked for and held: an activity without a page, so that it counts like any other.</summary>
    public static ActivityRecord OfVisit(string id, string title, string columnId, string districtCode, string street, DateTime utc, int reached) => new(id)
    {
        Title = title, ColumnId = columnId, DistrictCode = districtCode, Street = street, BeginsUtc = utc, EndsUtc = utc,
        State = ActivityState.Closed, Reached = reached, Places = 1, EndedUtc = utc,
    };
}

/// <summary>What is written down when an activity is closed.</summary>
public sealed record ActivityEnd(int Reached, int Places, string Report, IReadOnlyList<string> Pictures);
