namespace Portal.Domain.Publicity;

/// <summary>A column (栏目) of the public site.</summary>
/// <param name="Path">Its address, without a slash at either end.</param>
/// <param name="Kind">栏目类别, as every page of the column names it in its head.</param>
public sealed record PublicColumn(string Id, string Name, string Path, string Description, string Keywords, string Kind)
{
    /// <summary>The last step of its address: feeds are called by it.</summary>
    public string Slug => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>One of the five places that safety is carried to (五进); the others are libraries and notices.</summary>
    public bool IsPlace => Places.Contains(Slug, StringComparer.Ordinal);

    /// <summary>The five, in the order in which the plan of 2020 names them.</summary>
    public static IReadOnlyList<string> Places { get; } = ["enterprise", "village", "community", "school", "family"];
}
