namespace Portal.Cms.Content;

/// <summary>Fills a pattern of a type's settings (a title, an address, an alias) from an item. Patterns are Liquid.</summary>
public interface IContentPatterns
{
    /// <summary>The text of the pattern for this item, not encoded; empty when the pattern fails.</summary>
    ValueTask<string> FillAsync(string pattern, ContentItem item, CancellationToken cancellationToken);
}
