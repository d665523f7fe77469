using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>A column of the site (栏目). Columns are given in the order of the tree, parents before their children.</summary>
public sealed record ContentColumn(string Id, string Name, string ParentId, int Depth, bool RequiresReview);

/// <summary>A type that editors may make items of.</summary>
public sealed record ContentKind(string Name, string DisplayName, string Description);

/// <summary>Where an item stands in the content store.</summary>
/// <param name="Stamp">Changes with each save of the latest version: what an editor began from.</param>
public sealed record ContentStand(
    string ItemId, string VersionId, string Stamp, string Type, string TypeName, string Title, IReadOnlyList<string> Columns, bool LatestIsPublished, bool IsPublished,
    DateTime? PublishAt, string Author, DateTime ModifiedUtc);

/// <summary>Who saves, as the store writes it down.</summary>
/// <param name="AuthorsTemplates">May write what is not sanitized.</param>
public sealed record DeskAuthor(Guid Id, string Name, bool AuthorsTemplates);

/// <summary>One version of an item in an item's history.</summary>
public sealed record ContentVersion(string VersionId, DateTime ModifiedUtc, string Author, bool IsLatest, bool IsPublished);

/// <summary>The items that lie in a list.</summary>
/// <param name="Kinds">What may be added.</param>
/// <param name="Ordered">Editors put them in order; otherwise the newest comes first.</param>
public sealed record ContainedContent(IReadOnlyList<ContentKind> Kinds, IReadOnlyList<MediaUserRow> Items, bool Ordered);

/// <summary>One field of an item as people read it.</summary>
/// <param name="Html">The same, harmless HTML, for rich text; otherwise empty.</param>
public sealed record ContentText(string Name, string Label, string Text, string Html);

/// <summary>
/// The content store as the desk sees it. What it does is done in the present transaction; who may is decided before it is asked.
/// </summary>
public interface IContentDesk
{
    Task<IReadOnlyList<ContentColumn>> ColumnsAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<ContentKind>> KindsAsync(CancellationToken cancellationToken);

    Task<ContentRows> FindAsync(ContentFilter filter, ContentReach reach, int page, int pageSize, CancellationToken cancellationToken);

    /// <summary>Items in each column, latest versions, by the column's id.</summary>
    Task<IReadOnlyDictionary<string, int>> CountAsync(ContentReach reach, CancellationToken cancellationToken);

    /// <summary>Null when there is no such item outside the bin.</summary>
    Task<ContentStand?> FindAsync(string itemId, CancellationToken cancellationToken);

    /// <summary>The form of a new item in a column, or null when no such type can be made.</summary>
    /// <param name="typed">Which items lie in its lists now, and what is looked for in its finders; null as it is stored.</param>
    Task<ContentForm?> NewFormAsync(string type, string columnId, DeskAuthor author, TypedContent? typed, CancellationToken cancellationToken);

    Task<ContentForm?> FormAsync(string itemId, DeskAuthor author, TypedContent? typed, CancellationToken cancellationToken);

    /// <summary>Keeps what was typed as the item's draft.</summary>
    /// <param name="itemId">Null for a new item.</param>
    /// <param name="keepOther">The text that is there now stays as a version of its own.</param>
    /// <returns>Where it stands now, or a refusal for each field that cannot be read.</returns>
    Task<Outcome<ContentStand>> SaveAsync(string? itemId, string type, TypedContent typed, DeskAuthor author, bool keepOther, CancellationToken cancellationToken);

    /// <summary>What is missing before the item may be handed in or published: a refusal for each required field that is empty.</summary>
    Task<IReadOnlyList<Refusal>> FindMissingAsync(string itemId, CancellationToken cancellationToken);

    Task PublishAsync(string itemId, CancellationToken cancellationToken);

    Task UnpublishAsync(string itemId, CancellationToken cancellationToken);

    Task RemoveAsync(string itemId, CancellationToken cancellationToken);

    Task<bool> DestroyAsync(string itemId, CancellationToken cancellationToken);

    Task<IReadOnlyList<ContentVersion>> VersionsAsync(string itemId, CancellationToken cancellationToken);

    /// <summary>The texts of a version in the order of the form; empty when the item has no such version.</summary>
    Task<IReadOnlyList<ContentText>> ReadAsync(string itemId, string versionId, CancellationToken cancellationToken);

    /// <summary>Makes a draft that says what this version said. Null when the item has no such version; out of the bin, the newest one is meant by an empty id.</summary>
    Task<ContentStand?> RestoreAsync(string itemId, string versionId, DeskAuthor author, CancellationToken cancellationToken);

    /// <summary>A new draft that says the same under another id and no address yet.</summary>
    Task<ContentStand?> DuplicateAsync(string itemId, string title, DeskAuthor author, CancellationToken cancellationToken);

    /// <summary>Items in the bin within somebody's reach, newest first.</summary>
    Task<IReadOnlyList<RemovedContent>> FindRemovedAsync(ContentReach reach, int most, CancellationToken cancellationToken);

    /// <summary>Null when it is not in the bin.</summary>
    Task<RemovedContent?> FindRemovedAsync(string itemId, CancellationToken cancellationToken);

    /// <summary>A draft that says the same and stands in another column. Null when its type stands in none.</summary>
    Task<ContentStand?> MoveAsync(string itemId, string columnId, DeskAuthor author, bool keepOther, CancellationToken cancellationToken);

    /// <summary>The other items that name this one or link to it: those that would show a hole without it.</summary>
    Task<IReadOnlyList<MediaUserRow>> UsersAsync(string itemId, CancellationToken cancellationToken);

    /// <summary>The items of a list that lie in this one; null where its type is no list.</summary>
    Task<ContainedContent?> ContainedAsync(string itemId, CancellationToken cancellationToken);

    /// <summary>One step up or down in the order of its list.</summary>
    Task<bool> OrderAsync(string listId, string itemId, bool up, CancellationToken cancellationToken);
}
