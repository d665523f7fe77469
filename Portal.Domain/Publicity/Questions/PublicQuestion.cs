using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Questions;

/// <summary>What a question is about.</summary>
public enum QuestionCategory
{
    Fire = 1,
    Gas,
    Chemicals,
    Construction,
    Traffic,
    Workplace,
    Training,
    Credit,
    Policy,
    Other,
}

/// <summary>How far a question has come.</summary>
public enum QuestionState
{
    /// <summary>Waits for a reply to be written.</summary>
    Open = 1,

    /// <summary>A reply waits for the second person's word.</summary>
    InReview,
    Answered,

    /// <summary>Not answered, and the asker is told why.</summary>
    Declined,

    /// <summary>The same was asked before; the reply is there.</summary>
    Merged,
}

/// <summary>Who reads the reply.</summary>
public enum ReplyWay
{
    Public = 1,
    Private,
    Declined,
}

/// <summary>A reply as somebody wrote it, and what of the question shall be shown with it.</summary>
/// <param name="Title">The question's title as the public reads it; unused where nobody but the asker reads it.</param>
/// <param name="Body">The question's text without what points at a person.</param>
public sealed record ReplyText(ReplyWay Way, string Title, string Body, string Answer);

/// <summary>
/// A question of somebody without an account. A reply is written by one person and goes out with the word of another; a sent one is not changed any more, only
/// taken off the public page. Name and contact lie sealed in <see cref="SealedPerson"/> and go some days after the answer.
/// </summary>
public sealed class PublicQuestion : AggregateRoot
{
    private PublicQuestion()
    {
    }

    /// <param name="sealedPerson">Empty where nothing was left.</param>
    public PublicQuestion(
        Guid id, byte[] codeTag, QuestionCategory category, string districtCode, string title, string body, bool mayBePublic, string sealedPerson, DateTime askedAt, DateOnly askedOn, DateOnly dueOn)
    {
        (Id, CodeTag, Category, DistrictCode, Title, Body) = (id, codeTag, category, districtCode, title, body);
        (MayBePublic, SealedPerson, AskedAt, AskedOn, DueOn) = (mayBePublic, sealedPerson, askedAt, askedOn, dueOn);
    }

    public Guid Id { get; private set; }

    /// <summary>Stands for the code that only the asker has.</summary>
    public byte[] CodeTag { get; private set; } = [];

    public QuestionCategory Category { get; private set; }

    /// <summary>Empty for the whole city.</summary>
    public string DistrictCode { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Body { get; private set; } = "";

    public bool MayBePublic { get; private set; }

    public string SealedPerson { get; private set; } = "";

    public DateTime AskedAt { get; private set; }

    public DateOnly AskedOn { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>Why the department asked for more time; empty where it did not.</summary>
    public string LongerBecause { get; private set; } = "";

    public Guid? DepartmentId { get; private set; }

    public QuestionState State { get; private set; } = QuestionState.Open;

    public ReplyWay? Way { get; private set; }

    public string PublicTitle { get; private set; } = "";

    public string PublicBody { get; private set; } = "";

    public string Answer { get; private set; } = "";

    public Guid? DraftedBy { get; private set; }

    /// <summary>Why the second person sent the reply back; empty otherwise.</summary>
    public string SentBackBecause { get; private set; } = "";

    public DateTime? AnsweredAt { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Working days from asking to the answer.</summary>
    public int? TookDays { get; private set; }

    public Guid? MergedInto { get; private set; }

    /// <summary>Whether the public list shows it.</summary>
    public bool IsShown { get; private set; }

    public int Helped { get; private set; }

    public int DidNotHelp { get; private set; }

    public bool IsOpen => State is QuestionState.Open or QuestionState.InReview;

    /// <summary>ZX-3F2A9C: enough to speak of it on the telephone, and no key to it.</summary>
    public string Number => NumberOf(Id);

    public static string NumberOf(Guid id) => "ZX-" + id.ToString("N")[^6..].ToUpperInvariant();

    public Outcome<Nothing> Assign(Guid departmentId)
    {
        if (!IsOpen)
        {
            return new Refusal("QuestionIsClosed");
        }

        DepartmentId = departmentId;
        return default(Nothing);
    }

    /// <summary>A new last day, with the reason that the asker reads. Once.</summary>
    public Outcome<Nothing> TakeLonger(DateOnly until, string because)
    {
        if (!IsOpen)
        {
            return new Refusal("QuestionIsClosed");
        }

        if (LongerBecause.Length > 0 || until <= DueOn)
        {
            return new Refusal("QuestionTookLonger");
        }

        (DueOn, LongerBecause) = (until, because);
        return default(Nothing);
    }

    /// <summary>Hands a reply to the second person; a reply that waits already is replaced by its own writer's next one.</summary>
    public Outcome<Nothing> Draft(Guid by, ReplyText reply)
    {
        if (!IsOpen)
        {
            return new Refusal("QuestionIsClosed");
        }

        if (reply.Way is ReplyWay.Public && !MayBePublic)
        {
            return new Refusal("QuestionWishesPrivate", "Way");
        }

        (Way, PublicTitle, PublicBody, Answer) = (reply.Way, reply.Way is ReplyWay.Public ? reply.Title : "", reply.Way is ReplyWay.Public ? reply.Body : "", reply.Answer);
        (DraftedBy, SentBackBecause, State) = (by, "", QuestionState.InReview);
        return default(Nothing);
    }

    public Outcome<Nothing> SendBack(Guid by, string because)
    {
        if (RefusalOfReview(by) is { } refusal)
        {
            return refusal;
        }

        (State, SentBackBecause) = (QuestionState.Open, because);
        return default(Nothing);
    }

    /// <summary>The second word: the reply goes out.</summary>
    /// <param name="tookDays">Working days since it was asked.</param>
    public Outcome<Nothing> Approve(Guid by, DateTime now, DateOnly today, int tookDays)
    {
        if (RefusalOfReview(by) is { } refusal)
        {
            return refusal;
        }

        State = Way is ReplyWay.Declined ? QuestionState.Declined : QuestionState.Answered;
        (AnsweredAt, AnsweredOn, TookDays, IsShown) = (now, today, tookDays, Way is ReplyWay.Public);
        return default(Nothing);
    }

    /// <summary>Points the asker to the reply that the same question got, or will get.</summary>
    public Outcome<Nothing> Merge(PublicQuestion into, DateTime now, DateOnly today, int tookDays)
    {
        if (!IsOpen)
        {
            return new Refusal("QuestionIsClosed");
        }

        if (into.Id == Id || into.State is QuestionState.Merged or QuestionState.Declined || into.Way is ReplyWay.Private)
        {
            return new Refusal("QuestionCannotMerge", "Into");
        }

        (State, MergedInto, AnsweredAt, AnsweredOn, TookDays) = (QuestionState.Merged, into.Id, now, today, tookDays);
        return default(Nothing);
    }

    public Outcome<Nothing> Hide()
    {
        if (!IsShown)
        {
            return new Refusal("QuestionNotShown");
        }

        IsShown = false;
        return default(Nothing);
    }

    public void Rate(bool helped) => (Helped, DidNotHelp) = helped ? (Helped + 1, DidNotHelp) : (Helped, DidNotHelp + 1);

    public void ForgetPerson() => SealedPerson = "";

    private Refusal? RefusalOfReview(Guid by) => true switch
    {
        _ when State is not QuestionState.InReview => new Refusal("QuestionNothingToReview"),
        _ when DraftedBy == by => new Refusal("QuestionOwnReply"),
        _ => null,
    };
}
