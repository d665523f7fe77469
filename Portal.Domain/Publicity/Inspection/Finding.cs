using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Publicity.Inspection;

/// <summary>What the nightly self-inspection looks for (site-rules.md 6.3; 国办秘函〔2019〕19号).</summary>
public enum FindingKind
{
    HomeStale = 1,
    ColumnStale,
    ColumnEmpty,
    QuestionUnanswered,
    QuestionOverdue,
    PageBroken,
    LinkBroken,
    FileBroken,
    MetaMissing,
    AltMissing,
    WrongWord,
    ItemExpired,
    IdentityMissing,

    /// <summary>A link that leads away: listed, never asked for.</summary>
    LinkAway,
}

/// <summary>How heavy a finding weighs when a higher office inspects.</summary>
public enum FindingWeight
{
    /// <summary>Fails the whole inspection by itself (单项否决).</summary>
    Veto = 1,
    Fault,
    Note,
}

/// <summary>Something seen in one night.</summary>
/// <param name="Place">The page's path, or what is at fault.</param>
/// <param name="What">What is wrong with it, as the page says it.</param>
/// <param name="ItemId">What to open to mend it: an item, a column or a question; empty where no editor can.</param>
public sealed record SeenFault(FindingKind Kind, string Place, string What, string ItemId = "");

/// <summary>A finding with its life: seen first, seen last, mended. Seen again after it was mended it begins anew.</summary>
public sealed class Finding
{
    public const int LongestText = 300;

    private Finding()
    {
    }

    public Finding(SeenFault seen, DateTime now)
    {
        (Id, Key, Kind) = (Guid.CreateVersion7(), KeyOf(seen), seen.Kind);
        (Place, What, ItemId) = (Cut(seen.Place), Cut(seen.What), seen.ItemId);
        (FirstSeen, LastSeen) = (now, now);
    }

    public Guid Id { get; private set; }

    /// <summary>Kind, place and fault in one, so that tomorrow's look finds today's row.</summary>
    public byte[] Key { get; private set; } = [];

    public FindingKind Kind { get; private set; }

    public string Place { get; private set; } = "";

    public string What { get; private set; } = "";

    public string ItemId { get; private set; } = "";

    public DateTime FirstSeen { get; private set; }

    public DateTime LastSeen { get; private set; }

    public DateTime? MendedAt { get; private set; }

    public static byte[] KeyOf(SeenFault seen) => SHA256.HashData(Encoding.UTF8.GetBytes($"{seen.Kind}\n{seen.Place}\n{seen.What}"));

    /// <returns>Whether it is new: never seen, or mended in between.</returns>
    public bool SeeAgain(DateTime now)
    {
        var isNew = MendedAt is not null;
        (FirstSeen, LastSeen, MendedAt) = (isNew ? now : FirstSeen, now, null);
        return isNew;
    }

    public void Mend(DateTime now) => MendedAt = now;

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];
}

/// <summary>One look over the whole site.</summary>
public sealed class InspectionRun
{
    private InspectionRun()
    {
    }

    public InspectionRun(DateTime askedAt) => (Id, AskedAt) = (Guid.CreateVersion7(), askedAt);

    public Guid Id { get; private set; }

    public DateTime AskedAt { get; private set; }

    /// <summary>Null while it waits for the job's next beat.</summary>
    public DateTime? EndedAt { get; private set; }

    public int Pages { get; private set; }

    public int Found { get; private set; }

    public int Fresh { get; private set; }

    public int Mended { get; private set; }

    public void End(DateTime now, int pages, int found, int fresh, int mended) => (EndedAt, Pages, Found, Fresh, Mended) = (now, pages, found, fresh, mended);
}
