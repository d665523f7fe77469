using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>How far an item has come.</summary>
public enum ReviewStage
{
    Draft = 0,

    /// <summary>Waits for the word of the step it is at.</summary>
    Waiting,

    /// <summary>Sent back by the step it is at.</summary>
    Refused,

    /// <summary>Has all three words and waits for the hour at which it shall appear.</summary>
    Passed,
    Published,
    TakenDown,
    Removed,
}

/// <summary>
/// An item's way through the three reviews (初审、复审、终审). Nobody approves what he wrote or handed in himself, nobody gives two of the three words, a
/// refusal carries a reason, and what was sent back goes on from the step that sent it back.
/// </summary>
public sealed class ContentReview : AggregateRoot
{
    public const int Steps = 3;

    private readonly List<ReviewMark> _marks = [];

    private ContentReview()
    {
    }

    public ContentReview(string itemId, ReviewStage stage) => (ItemId, Stage) = (itemId, stage);

    public string ItemId { get; private set; } = "";

    public ReviewStage Stage { get; private set; }

    /// <summary>The step it waits at or was sent back from; 0 otherwise.</summary>
    public int Step { get; private set; }

    public int Round { get; private set; } = 1;

    public DateTime ChangedAt { get; private set; }

    public IReadOnlyList<ReviewMark> Marks => _marks;

    /// <summary>Whether this person wrote or handed in what is now to be judged.</summary>
    public bool IsOwn(Guid? person) => ThisRound(ReviewEvent.Wrote, ReviewEvent.Submitted).Any(m => m.StaffId == person);

    /// <summary>Why this person may not give the word that is waited for, or null when he may.</summary>
    public string? Forbids(Guid? person) => true switch
    {
        _ when Stage is not ReviewStage.Waiting => "ContentNotWaiting",
        _ when IsOwn(person) => "ContentIsOwn",
        _ when ThisRound(ReviewEvent.Approved).Any(m => m.StaffId == person) => "ContentOneStepEach",
        _ => null,
    };

    /// <summary>Somebody changes the text. What waits for somebody else's word must be taken back first.</summary>
    public Outcome<Nothing> Write(ReviewPerson who, string versionId, DateTime now)
    {
        switch (Stage)
        {
            case ReviewStage.Waiting:
                return new Refusal("ContentUnderReview");
            case ReviewStage.Passed:
                return new Refusal("ContentWaitsForItsHour");
            case ReviewStage.Removed:
                return new Refusal("ContentInBin");
            case ReviewStage.Published:
                (Stage, Step, Round) = (ReviewStage.Draft, 0, Round + 1);
                break;
            case ReviewStage.TakenDown:
                Stage = ReviewStage.Draft;
                break;
            case ReviewStage.Draft:
            case ReviewStage.Refused:
                break;
        }

        ChangedAt = now;
        if (!ThisRound(ReviewEvent.Wrote).Any(m => m.StaffId == who.Id))
        {
            Mark(ReviewEvent.Wrote, 0, who, now, versionId);
        }

        return default(Nothing);
    }

    public Outcome<Nothing> Submit(ReviewPerson who, string versionId, DateTime now)
    {
        if (Stage is not (ReviewStage.Draft or ReviewStage.Refused or ReviewStage.TakenDown))
        {
            return new Refusal("ContentNotADraft");
        }

        Step = Stage is ReviewStage.Refused ? Step : 1;
        Stage = ReviewStage.Waiting;
        Mark(ReviewEvent.Submitted, Step, who, now, versionId);
        return default(Nothing);
    }

    /// <summary>Words that the check took for wrong stand by this person's word.</summary>
    public void Overrule(ReviewPerson who, string versionId, string reason, DateTime now) => Mark(ReviewEvent.Overruled, 0, who, now, versionId, reason);

    /// <summary>The word of the present step. After the third the item may appear.</summary>
    public Outcome<Nothing> Approve(ReviewPerson who, string versionId, DateTime now)
    {
        if (Forbids(who.Id) is { } why)
        {
            return new Refusal(why);
        }

        Mark(ReviewEvent.Approved, Step, who, now, versionId);
        (Stage, Step) = Step == Steps ? (ReviewStage.Passed, 0) : (ReviewStage.Waiting, Step + 1);
        return default(Nothing);
    }

    public Outcome<Nothing> Refuse(ReviewPerson who, string versionId, string reason, DateTime now)
    {
        if (Forbids(who.Id) is { } why && why != "ContentOneStepEach")
        {
            return new Refusal(why);
        }

        Stage = ReviewStage.Refused;
        Mark(ReviewEvent.Refused, Step, who, now, versionId, reason);
        return default(Nothing);
    }

    /// <summary>Takes it back for more work. The words given so far were about another text: all are asked for again.</summary>
    public Outcome<Nothing> Withdraw(ReviewPerson who, DateTime now)
    {
        if (Stage is not (ReviewStage.Waiting or ReviewStage.Passed))
        {
            return new Refusal("ContentNotWaiting");
        }

        Mark(ReviewEvent.Withdrawn, Step, who, now);
        BeginAgain(now);
        (Stage, Step) = (ReviewStage.Draft, 0);
        return default(Nothing);
    }

    /// <summary>In a column that asks for no review the one who publishes answers for it alone.</summary>
    public Outcome<Nothing> PassWithoutReview(ReviewPerson who, string versionId, DateTime now)
    {
        if (Stage is not (ReviewStage.Draft or ReviewStage.Refused or ReviewStage.TakenDown))
        {
            return new Refusal("ContentNotADraft");
        }

        (Stage, Step) = (ReviewStage.Passed, 0);
        Mark(ReviewEvent.Submitted, 0, who, now, versionId);
        return default(Nothing);
    }

    /// <summary>It appears: nothing does that has not passed.</summary>
    public Outcome<Nothing> Publish(ReviewPerson who, string versionId, DateTime now)
    {
        if (Stage is not ReviewStage.Passed)
        {
            return new Refusal("ContentNeedsReview");
        }

        Stage = ReviewStage.Published;
        Mark(ReviewEvent.Published, 0, who, now, versionId);
        return default(Nothing);
    }

    /// <summary>An import may have published an item, or laid a newer draft upon it, past the desk.</summary>
    public void Follow(bool latestIsPublished)
    {
        if (latestIsPublished && Stage is not ReviewStage.Published)
        {
            (Stage, Step, Round) = (ReviewStage.Published, 0, Round + 1);
        }
        else if (!latestIsPublished && Stage is ReviewStage.Published)
        {
            (Stage, Step, Round) = (ReviewStage.Draft, 0, Round + 1);
        }
    }

    /// <summary>Off the site at once. Whoever wrote it remains its writer when it is handed in again.</summary>
    public void TakeDown(ReviewPerson who, string reason, DateTime now, bool atItsHour = false)
    {
        Mark(atItsHour ? ReviewEvent.Archived : ReviewEvent.TakenDown, 0, who, now, "", reason);
        BeginAgain(now);
        (Stage, Step) = (ReviewStage.TakenDown, 0);
    }

    public void Remove(ReviewPerson who, string reason, DateTime now)
    {
        Mark(ReviewEvent.Removed, 0, who, now, "", reason);
        BeginAgain(now);
        (Stage, Step) = (ReviewStage.Removed, 0);
    }

    /// <summary>Out of the bin, as a draft.</summary>
    public Outcome<Nothing> Restore(ReviewPerson who, DateTime now)
    {
        if (Stage is not ReviewStage.Removed)
        {
            return new Refusal("ContentNotInBin");
        }

        Stage = ReviewStage.Draft;
        Mark(ReviewEvent.Restored, 0, who, now);
        return default(Nothing);
    }

    private IEnumerable<ReviewMark> ThisRound(params ReviewEvent[] events) => _marks.Where(m => m.Round == Round && events.Contains(m.Event));

    private void Mark(ReviewEvent what, int step, ReviewPerson who, DateTime now, string versionId = "", string reason = "")
    {
        ChangedAt = now;
        _marks.Add(new ReviewMark(ItemId, Round, what, step, who, now, versionId, reason));
    }

    private void BeginAgain(DateTime now)
    {
        var writers = ThisRound(ReviewEvent.Wrote, ReviewEvent.Submitted).Select(m => new ReviewPerson(m.StaffId, m.StaffName)).DistinctBy(p => p.Id).ToArray();
        Round++;
        foreach (var writer in writers)
        {
            Mark(ReviewEvent.Wrote, 0, writer, now);
        }
    }
}
