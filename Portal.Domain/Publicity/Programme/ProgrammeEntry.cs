namespace Portal.Domain.Publicity.Programme;

/// <summary>
/// An item of a register as lists and clocks need it: one short row for its published version and one for its latest, so that thousands are narrowed and counted
/// without reading one of them.
/// </summary>
public sealed class ProgrammeEntry
{
    private ProgrammeEntry()
    {
    }

    public ProgrammeEntry(string versionId, string itemId, string contentType, string title) =>
        (VersionId, ItemId, ContentType, Title) = (versionId, itemId, contentType, title);

    public string VersionId { get; private set; } = "";

    public string ItemId { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    public string Title { get; private set; } = "";

    public bool IsLatest { get; private set; }

    public bool IsPublished { get; private set; }

    /// <summary>By which lists are ordered: the day of publication, or of the draft.</summary>
    public DateTime AtUtc { get; private set; }

    public DateOnly? BeginsOn { get; private set; }

    public DateOnly? DueOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public bool IsRevoked { get; private set; }

    /// <summary>Rows of the item that cannot be read as what they should be: the desk tells its writer.</summary>
    public int UnreadableRows { get; private set; }

    public ClockFacts Clock => new(BeginsOn, DueOn, ClosedOn, IsRevoked);

    public void Stand(bool isLatest, bool isPublished, DateTime atUtc) => (IsLatest, IsPublished, AtUtc) = (isLatest, isPublished, atUtc);

    public void Hold(ClockFacts clock, int unreadableRows)
    {
        (BeginsOn, DueOn, ClosedOn, IsRevoked) = (clock.Begins, clock.Due, clock.Closed, clock.IsRevoked);
        UnreadableRows = unreadableRows;
    }
}

/// <summary>One value that a register's list can be narrowed or searched by.</summary>
/// <param name="place">The field, or the field and its column.</param>
public sealed class ProgrammeValue(string versionId, string place, string value)
{
    public const int LongestValue = 200;

    public string VersionId { get; private set; } = versionId;

    public string Place { get; private set; } = place;

    public string Value { get; private set; } = value;
}
