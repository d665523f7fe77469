using System.Text.Json.Nodes;

namespace Portal.Cms.Content;

/// <summary>The terms of a taxonomy: a tree that lies within the taxonomy's item, each term an item of its own.</summary>
public static class Terms
{
    private const string Part = "TaxonomyPart";
    private const string List = "Terms";

    /// <summary>Every term, a parent before its children.</summary>
    public static IEnumerable<ContentItem> Of(ContentItem taxonomy) => Within(taxonomy.Part(Part).Member(List));

    /// <summary>A term's own children lie beside its parts, as Orchard keeps them.</summary>
    private static IEnumerable<ContentItem> Within(JsonNode? list) =>
        list.AsObjects().Where(ContainedItems.IsItem).SelectMany(term => Within(term.Member(List)).Prepend(ContentItem.Read(term)));
}
