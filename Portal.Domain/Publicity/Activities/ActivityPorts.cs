using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>Tells every node that published pages say something else now, as a publish does; in the present transaction.</summary>
public interface IPublishedChange
{
    Task AnnounceAsync(CancellationToken cancellationToken);
}

/// <summary>A mail to somebody outside; its words are the site's own.</summary>
public enum ActivityLetter
{
    SignedUp = 1,
    Waits,
    MovedUp,
    Changed,
    GivenUp,
    Cancelled,
    VisitReceived,
    VisitAgreed,
    VisitDeclined,
}

/// <summary>What a letter tells.</summary>
/// <param name="Code">Only in the first letter: afterwards nobody here knows it.</param>
/// <param name="Reason">Of a cancelled activity or a declined visit, or what was agreed.</param>
public sealed record LetterFacts(string Title, string Path, string Place, DateTime BeginsUtc, DateTime EndsUtc, int People, PublicCode? Code = null, string Reason = "", int Turn = 0);

/// <summary>Hands letters to the mail outbox, in the present transaction. Does nothing where no address was given or no mail server is set.</summary>
public interface IActivityLetters
{
    /// <summary>Whether mails are sent at all: the page promises none otherwise.</summary>
    bool AreSent { get; }

    void Write(ActivityLetter letter, string address, LetterFacts facts);
}

/// <summary>One sheet of a workbook.</summary>
/// <param name="Rows">Each in the order of the columns; numbers stay numbers.</param>
public sealed record WorkSheet(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object>> Rows);

/// <summary>Writes workbooks that spreadsheet programs open (.xlsx).</summary>
public interface IWorkbook
{
    Task WriteAsync(Stream to, IReadOnlyList<WorkSheet> sheets, CancellationToken cancellationToken);
}
