namespace Portal.Cms.Content;

/// <summary>
/// One version of a content item in the database: the columns are what lists and queries ask for (Orchard's ContentItemIndex), the truth is the JSON.
/// Of one item at most one row is the latest and at most one the published one.
/// </summary>
public sealed class ContentRow
{
    public const int LongestText = 255;

    private ContentRow()
    {
    }

    public ContentRow(ContentItem item) => Hold(item);

    public long Id { get; private set; }

    public string ContentItemId { get; private set; } = "";

    public string ContentItemVersionId { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    public string DisplayText { get; private set; } = "";

    public bool Latest { get; private set; }

    public bool Published { get; private set; }

    public DateTime ModifiedUtc { get; private set; }

    public DateTime? PublishedUtc { get; private set; }

    public DateTime CreatedUtc { get; private set; }

    public string Owner { get; private set; } = "";

    public string Author { get; private set; } = "";

    /// <summary>The whole item, as <see cref="ContentItem.Write"/> gives it.</summary>
    public string Json { get; private set; } = "";

    public ContentItem Read() => ContentItem.Read(Json);

    public void Hold(ContentItem item)
    {
        ContentItemId = item.ContentItemId;
        ContentItemVersionId = item.ContentItemVersionId ?? throw new ArgumentException("A stored item has a version id.", nameof(item));
        ContentType = Cut(item.ContentType);
        DisplayText = Cut(item.DisplayText);
        (Latest, Published) = (item.Latest, item.Published);
        CreatedUtc = item.CreatedUtc ?? throw new ArgumentException("A stored item knows when it was made.", nameof(item));
        ModifiedUtc = item.ModifiedUtc ?? CreatedUtc;
        PublishedUtc = item.PublishedUtc;
        Owner = Cut(item.Owner);
        Author = Cut(item.Author);
        Json = item.Write().Text();
    }

    /// <summary>Changes the two marks, in the columns and in the JSON.</summary>
    public void Mark(bool latest, bool published)
    {
        if (latest == Latest && published == Published)
        {
            return;
        }

        var item = Read();
        (item.Latest, item.Published) = (latest, published);
        Hold(item);
    }

    private static string Cut(string? text) => text is null ? "" : text.Length <= LongestText ? text : text[..LongestText];
}
