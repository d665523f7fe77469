namespace Portal.Domain.Publicity;

/// <summary>
/// What the desk's lists and clocks ask of an item's latest version and its JSON would tell too slowly: the column it is filed under and the hours at which it shall
/// appear and go.
/// </summary>
public sealed class DeskEntry
{
    private DeskEntry()
    {
    }

    public DeskEntry(string itemId) => ItemId = itemId;

    public string ItemId { get; private set; } = "";

    /// <summary>Empty for an item outside all columns.</summary>
    public string ColumnId { get; private set; } = "";

    public DateTime? PublishAt { get; private set; }

    public DateTime? ArchiveAt { get; private set; }

    public void Hold(string columnId, DateTime? publishAt, DateTime? archiveAt) => (ColumnId, PublishAt, ArchiveAt) = (columnId, publishAt, archiveAt);
}
