using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content;

/// <summary>Terms of taxonomies, and the one taxonomy that is the site's column tree.</summary>
internal sealed class ColumnTree(ContentReader reader)
{
    /// <summary>The item that holds the columns.</summary>
    public const string Columns = "columns";

    private const string Terms = "Terms";

    private readonly Dictionary<string, IReadOnlyList<ContentColumn>> _read = new(StringComparer.Ordinal);

    /// <summary>Parents stand before their children.</summary>
    public async Task<IReadOnlyList<ContentColumn>> TermsAsync(string taxonomy, CancellationToken cancellationToken)
    {
        if (!_read.TryGetValue(taxonomy, out var terms))
        {
            var item = await reader.FindAsync(taxonomy, VersionOf.Published, cancellationToken);
            _read[taxonomy] = terms = [.. Below(item?.Part("TaxonomyPart"), "", 0)];
        }

        return terms;
    }

    /// <summary>The columns that an item is filed under, wherever in it the field that says so lies.</summary>
    public static IReadOnlyList<string> Of(ContentItem item) =>
    [
        .. item.Data.Select(part => part.Value).OfType<JsonObject>()
            .SelectMany(part => part.Select(field => field.Value).OfType<JsonObject>())
            .Where(field => field.Member("TaxonomyContentItemId").AsText() == Columns)
            .SelectMany(field => field.Member("TermContentItemIds").AsTexts())
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>A term's own children lie beside its parts, as Orchard keeps them.</summary>
    private static IEnumerable<ContentColumn> Below(JsonObject? node, string parent, int depth)
    {
        foreach (var term in node.Member(Terms).AsObjects())
        {
            if (term.Member(nameof(ContentItem.ContentItemId)).AsText() is not { Length: > 0 } id)
            {
                continue;
            }

            var name = term.Member(nameof(ContentItem.DisplayText)).AsText() ?? term.Member("TitlePart").Member("Title").AsText() ?? id;
            yield return new ContentColumn(id, name, parent, depth, term.Member("Column").Member("RequiresReview").Member("Value").AsTruth());
            foreach (var below in Below(term, id, depth + 1))
            {
                yield return below;
            }
        }
    }
}
