namespace Portal.Domain.Publicity.Programme;

/// <summary>
/// One register of the year's programme: a content type with the fields that its list shows, narrows by and searches. List, feed, table and item page are made from
/// this alone.
/// </summary>
/// <param name="Slug">The last step of the list's address; feeds are called by it.</param>
/// <param name="Type">The content type.</param>
/// <param name="Rule">How the clock decides where an item stands.</param>
/// <param name="Group">Where the hub shows it.</param>
public sealed record ProgrammeRegister(string Slug, string Type, string Group, StandingRule Rule, IReadOnlyList<RegisterField> Fields)
{
    public IReadOnlyList<RegisterField> Columns { get; } = [.. Fields.Where(f => f.Is(FieldUses.List))];

    /// <summary>What the list can be narrowed by, as the index names it.</summary>
    public IReadOnlyList<string> Filters { get; } = [.. Fields.SelectMany(f => f.Places(FieldUses.Filter))];

    public IReadOnlyList<string> Searched { get; } = [.. Fields.SelectMany(f => f.Places(FieldUses.Search))];

    public RegisterField? Field(string name) => Fields.FirstOrDefault(f => f.Name == name);
}
