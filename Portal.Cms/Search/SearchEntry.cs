using Portal.Cms.Content;

namespace Portal.Cms.Search;

/// <summary>A published item as the search knows it. Its number is the order in which items came into the index: the one order that every database keeps.</summary>
public sealed class SearchEntry
{
    private SearchEntry()
    {
    }

    public SearchEntry(string contentItemId) => ContentItemId = contentItemId;

    public long Id { get; private set; }

    public string ContentItemId { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>All that the item says beside its title, without markup.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The terms that the item bears, each between bars: <c>|column-school|</c>.</summary>
    public string Terms { get; private set; } = "";

    public DateTime PublishedUtc { get; private set; }

    public void Hold(ContentItem item, FullText text)
    {
        (ContentType, Title, Text) = (item.ContentType, text.Title, text.Text);
        Terms = text.Terms.Count == 0 ? "" : $"|{string.Join('|', text.Terms)}|";
        PublishedUtc = item.PublishedUtc ?? item.ModifiedUtc ?? item.CreatedUtc ?? DateTime.UnixEpoch;
    }

    /// <summary>Every token under which the entry is found.</summary>
    internal HashSet<long> Tokens()
    {
        var tokens = new HashSet<long>();
        var title = SearchText.Fold(Title);
        SearchText.AddTokens(title, ofTitle: true, tokens);
        SearchText.AddTokens(title, ofTitle: false, tokens);
        SearchText.AddTokens(SearchText.Fold(Text), ofTitle: false, tokens);
        return tokens;
    }
}

/// <summary>Says that a token stands in an entry.</summary>
public sealed class SearchPosting
{
    private SearchPosting()
    {
    }

    public SearchPosting(long token, long entryId) => (Token, EntryId) = (token, entryId);

    public long Token { get; private set; }

    public long EntryId { get; private set; }
}
