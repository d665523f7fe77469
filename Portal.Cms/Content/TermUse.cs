namespace Portal.Cms.Content;

/// <summary>One term that a version of an item bears, as Orchard's TaxonomyIndex has it; with the day of publication beside it, so that a column's list needs no other table.</summary>
public sealed class TermUse
{
    private TermUse()
    {
    }

    public TermUse(ContentRow row, string part, string field, string taxonomyContentItemId, string termContentItemId)
    {
        (ContentItemId, ContentType) = (row.ContentItemId, row.ContentType);
        (Latest, Published, PublishedUtc) = (row.Latest, row.Published, row.PublishedUtc ?? row.CreatedUtc);
        (ContentPart, ContentField) = (part, field);
        (TaxonomyContentItemId, TermContentItemId) = (taxonomyContentItemId, termContentItemId);
    }

    public long Id { get; private set; }

    public string TaxonomyContentItemId { get; private set; } = "";

    public string TermContentItemId { get; private set; } = "";

    public string ContentItemId { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    public string ContentPart { get; private set; } = "";

    public string ContentField { get; private set; } = "";

    public bool Latest { get; private set; }

    public bool Published { get; private set; }

    public DateTime PublishedUtc { get; private set; }
}
