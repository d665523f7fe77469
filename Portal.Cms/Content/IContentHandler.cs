namespace Portal.Cms.Content;

/// <summary>
/// Takes part in an item's life: fills in what follows from the rest before a version is stored, and follows what the public sees. Handlers run in the order
/// of their registration, inside the caller's transaction.
/// </summary>
public interface IContentHandler
{
    /// <summary>Before a version is stored, imported ones included.</summary>
    Task SavingAsync(ContentItem item, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A version has become the published one, or what is published was changed in place.</summary>
    Task PublishedAsync(ContentItem item, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The item is no longer published.</summary>
    Task UnpublishedAsync(ContentItem item, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A version became the latest or ceased to be: what searches drafts follows this.</summary>
    Task StoredAsync(ContentItem item, CancellationToken cancellationToken) => Task.CompletedTask;
}
