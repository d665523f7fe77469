using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Data.Levelling;

/// <summary>A table as the rewriting needs it; the names come from the model and never from outside.</summary>
internal sealed record LevelledTable(string Name, IReadOnlyList<string> Key);

/// <summary>
/// The tables that reporting leaves rows in, found in the model so that a new one cannot be forgotten: every entity of that subject, and whatever refers to
/// one, parents before children.
/// </summary>
internal static class RowsOfReporters
{
    public static IReadOnlyList<LevelledTable> Of(IModel model)
    {
        var chosen = model.GetEntityTypes().Where(entity => entity.ClrType.Namespace == typeof(Report).Namespace).ToHashSet();
        while (model.GetEntityTypes().Where(entity => !chosen.Contains(entity) && Parents(entity).Any(chosen.Contains)).ToArray() is { Length: > 0 } referring)
        {
            chosen.UnionWith(referring);
        }

        var ordered = new List<IEntityType>();
        while (chosen.Where(entity => !ordered.Contains(entity) && Parents(entity).All(parent => !chosen.Contains(parent) || ordered.Contains(parent))).ToArray()
            is { Length: > 0 } next)
        {
            ordered.AddRange(next);
        }

        return ordered.Count == chosen.Count
            ? [.. ordered.Select(Describe)]
            : throw new InvalidOperationException("Tables of reports refer to each other in a circle.");
    }

    private static IEnumerable<IEntityType> Parents(IEntityType entity) =>
        entity.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(parent => parent != entity);

    private static LevelledTable Describe(IEntityType entity) => new(
        entity.GetTableName() ?? throw new InvalidOperationException($"{entity.Name} has no table."),
        [.. entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())]);
}
