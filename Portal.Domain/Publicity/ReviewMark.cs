namespace Portal.Domain.Publicity;

/// <summary>What happened to an item at the desk.</summary>
public enum ReviewEvent
{
    Wrote = 1,
    Submitted,
    Approved,
    Refused,
    Withdrawn,
    Published,
    TakenDown,
    Removed,
    Restored,
    Archived,

    /// <summary>An editor let words stand that the check took for wrong.</summary>
    Overruled,
}

/// <summary>A person as the trail of an item names him.</summary>
/// <param name="Id">Null where the site itself acted: a publication at its hour.</param>
public sealed record ReviewPerson(Guid? Id, string Name);

/// <summary>One line of an item's trail: who did what to it, when, and why. Lines are added and never changed.</summary>
public sealed class ReviewMark
{
    public const int LongestReason = 500;

    private ReviewMark()
    {
    }

    internal ReviewMark(string itemId, int round, ReviewEvent what, int step, ReviewPerson who, DateTime at, string versionId = "", string reason = "")
    {
        (Id, ItemId, Round, Event, Step) = (Guid.CreateVersion7(), itemId, round, what, step);
        (StaffId, StaffName, At, VersionId, Reason) = (who.Id, who.Name, at, versionId, reason);
    }

    public Guid Id { get; private set; }

    public string ItemId { get; private set; } = "";

    /// <summary>Which way through the review this belongs to.</summary>
    public int Round { get; private set; }

    public ReviewEvent Event { get; private set; }

    /// <summary>1 初审, 2 复审, 3 终审; 0 where it belongs to no step.</summary>
    public int Step { get; private set; }

    public Guid? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    public DateTime At { get; private set; }

    /// <summary>The version that was written, approved or refused.</summary>
    public string VersionId { get; private set; } = "";

    public string Reason { get; private set; } = "";
}
