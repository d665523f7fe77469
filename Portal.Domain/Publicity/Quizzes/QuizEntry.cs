using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Quizzes;

/// <summary>Somebody's part in a quiz. What was answered is not kept, only how much of it was right; the contact goes some days after the draw.</summary>
public sealed class QuizEntry
{
    private QuizEntry()
    {
    }

    public QuizEntry(Guid id, string quizId, int right, DateOnly on, byte[]? contactTag, string sealedContact, bool isInDraw)
    {
        (Id, QuizId, Right, On) = (id, quizId, right, on);
        (ContactTag, SealedContact, IsInDraw) = (contactTag, sealedContact, isInDraw);
    }

    /// <summary>Random: the number that stands on the list of the draw is made of it, and must not tell the order of coming.</summary>
    public Guid Id { get; private set; }

    public string QuizId { get; private set; } = "";

    public int Right { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>One contact takes part once. Null where none was left, and after it was deleted.</summary>
    public byte[]? ContactTag { get; private set; }

    public string SealedContact { get; private set; } = "";

    public bool IsInDraw { get; private set; }

    public string Number => NumberOf(Id);

    /// <summary>Twelve characters: what its owner is given, and what the public list names.</summary>
    public static string NumberOf(Guid id) => Crockford.Encode(id.ToByteArray())[..12];

    public void ForgetContact() => (ContactTag, SealedContact) = (null, "");
}
