namespace Portal.Domain.Publicity;

/// <summary>What answers at an address of the public site.</summary>
/// <param name="ColumnId">Set where the address is a column's.</param>
/// <param name="MovedTo">Set where the item has been here once: its address now.</param>
public sealed record PublicAddress(string ItemId, string? ColumnId, string? MovedTo);

/// <summary>Which lines are wanted.</summary>
/// <param name="ColumnId">Null: of every column.</param>
/// <param name="Types">Empty: of every type.</param>
/// <param name="Words">Empty, or what the title must hold.</param>
public sealed record LineFilter(string? ColumnId, IReadOnlyList<string> Types, string Words, int Skip, int Take);

/// <summary>Some lines and how many there are in all.</summary>
public sealed record PublicLines(IReadOnlyList<PublicLine> Lines, int Total);

/// <summary>The published content as the public site sees it: never a draft, never anything of an editor. Implemented on the content kernel.</summary>
public interface IPublicContent
{
    /// <summary>All columns in the order that editors gave them.</summary>
    Task<IReadOnlyList<PublicColumn>> ColumnsAsync(CancellationToken cancellationToken);

    /// <param name="path">As the browser asked for it, decoded.</param>
    Task<PublicAddress?> FindAddressAsync(string path, CancellationToken cancellationToken);

    Task<PublicItem?> ReadAsync(string itemId, CancellationToken cancellationToken);

    /// <summary>The same with what the theme's template of its type makes of it.</summary>
    /// <param name="basePath">What stands before the path of each link on the page: empty, or the prefix of the elder mode.</param>
    Task<ShownItem?> ShowAsync(string itemId, string basePath, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<PublicLines> FindAsync(LineFilter filter, CancellationToken cancellationToken);

    /// <summary>How many items of each type a column holds; types without one are left out.</summary>
    Task<IReadOnlyDictionary<string, int>> CountAsync(string columnId, CancellationToken cancellationToken);

    /// <summary>In the order of the ids; what is not published is left out.</summary>
    Task<IReadOnlyList<PublicLine>> LinesAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken);

    /// <summary>The items before and after one in its column, by the day of publication.</summary>
    Task<(PublicLine? Older, PublicLine? Newer)> NeighboursAsync(PublicLine line, CancellationToken cancellationToken);

    /// <summary>The items that name this one among the things they refer to: the interpretations of a policy, the accidents that broke a rule.</summary>
    Task<IReadOnlyList<PublicLine>> ReferringAsync(string itemId, CancellationToken cancellationToken);

    /// <summary>Every published item that has an address, newest first.</summary>
    Task<IReadOnlyList<PublicLine>> AllAsync(CancellationToken cancellationToken);
}
