namespace Portal.Domain.Publicity;

/// <summary>
/// An item as the desk's lists and clocks need it: a short row beside the texts, so that ten thousand items are looked through without reading one of them. It
/// follows the item's latest version; an item in the bin has none.
/// </summary>
public sealed class DeskEntry
{
    private DeskEntry()
    {
    }

    public DeskEntry(string itemId) => ItemId = itemId;

    public string ItemId { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Name of who saved the latest version.</summary>
    public string Author { get; private set; } = "";

    public DateTime ModifiedUtc { get; private set; }

    /// <summary>The latest version is what the public sees.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>Some version is.</summary>
    public bool HasPublished { get; private set; }

    /// <summary>Empty for an item outside all columns.</summary>
    public string ColumnId { get; private set; } = "";

    public DateTime? PublishAt { get; private set; }

    public DateTime? ArchiveAt { get; private set; }

    public void Hold(string type, string title, string author, DateTime modifiedUtc) => (ContentType, Title, Author, ModifiedUtc) = (type, title, author, modifiedUtc);

    public void Stand(string columnId, bool isPublished, bool hasPublished, DateTime? publishAt, DateTime? archiveAt) =>
        (ColumnId, IsPublished, HasPublished, PublishAt, ArchiveAt) = (columnId, isPublished, hasPublished, publishAt, archiveAt);
}
