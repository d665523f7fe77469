namespace Portal.Domain.Publicity;

/// <summary>
/// Narrows what one editor works on: to a column with those below it, or to a type of item. Without any such row the role alone decides; it was given by two
/// persons.
/// </summary>
public sealed class ContentBound
{
    private ContentBound()
    {
    }

    public ContentBound(Guid staffId, string columnId, string contentType) =>
        (Id, StaffId, ColumnId, ContentType) = (Guid.CreateVersion7(), staffId, columnId, contentType);

    public Guid Id { get; private set; }

    public Guid StaffId { get; private set; }

    /// <summary>Empty where the row names a type.</summary>
    public string ColumnId { get; private set; } = "";

    /// <summary>Empty where the row names a column.</summary>
    public string ContentType { get; private set; } = "";
}

/// <summary>What an editor may work on, read from his bounds.</summary>
public sealed class ContentReach(IReadOnlyCollection<string> columns, IReadOnlyCollection<string> types)
{
    public static ContentReach Everything { get; } = new([], []);

    public static ContentReach Of(IReadOnlyCollection<ContentBound> bounds, IReadOnlyList<ContentColumn> tree)
    {
        var named = bounds.Select(b => b.ColumnId).Where(id => id.Length > 0).ToHashSet(StringComparer.Ordinal);

        // Parents stand before their children in the tree.
        foreach (var column in tree.Where(c => named.Contains(c.ParentId)))
        {
            named.Add(column.Id);
        }

        return new ContentReach(named, [.. bounds.Select(b => b.ContentType).Where(type => type.Length > 0)]);
    }

    public bool IsNarrowed => columns.Count > 0 || types.Count > 0;

    public bool HasColumn(string id) => columns.Count == 0 || columns.Contains(id);

    public bool HasType(string type) => types.Count == 0 || types.Contains(type);

    /// <summary>Whether an item of this type that stands in these columns is within reach: every one of its columns must be.</summary>
    public bool Has(string type, IReadOnlyCollection<string> itsColumns) =>
        HasType(type) && (columns.Count == 0 || (itsColumns.Count > 0 && itsColumns.All(columns.Contains)));
}
