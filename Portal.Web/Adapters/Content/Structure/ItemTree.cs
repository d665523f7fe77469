using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Web.Adapters.Content.Structure;

/// <summary>The items within a menu or a taxonomy as a tree that can be changed: where Orchard keeps the children differs, the rest is the same.</summary>
internal sealed class ItemTree(ContentItem item)
{
    private const string MenuPart = "MenuItemsListPart";
    private const string MenuItems = "MenuItems";
    private const string TaxonomyPart = "TaxonomyPart";
    private const string Terms = "Terms";

    public ContentItem Item => item;

    public bool IsTaxonomy { get; } = item.Data.ContainsKey(TaxonomyPart);

    /// <summary>Every node, a parent before its children.</summary>
    public IEnumerable<(JsonObject Node, string ParentId, int Depth)> All => Below(Children(null), "", 0);

    public static bool Is(ContentItem item) => item.Data.ContainsKey(TaxonomyPart) || item.Data.ContainsKey(MenuPart) || item.Data.ContainsKey("MenuPart");

    public static string IdOf(JsonNode? node) => node.Member(nameof(ContentItem.ContentItemId)).AsText() ?? "";

    public JsonObject? Find(string nodeId) => All.FirstOrDefault(one => IdOf(one.Node) == nodeId).Node;

    /// <summary>Puts a node, new or from elsewhere in the tree, among the children of another.</summary>
    /// <param name="parentId">Empty for the first level.</param>
    /// <returns>Whether there is such a parent.</returns>
    public bool Place(JsonObject node, string parentId, int at)
    {
        var parent = parentId.Length == 0 ? null : Find(parentId);
        if (parentId.Length > 0 && parent is null)
        {
            return false;
        }

        (node.Parent as JsonArray)?.Remove(node);
        var children = Writable(parent);
        children.Insert(Math.Clamp(at, 0, children.Count), node);
        return true;
    }

    /// <summary>What a node says about itself takes the place of what it said; its children stay.</summary>
    public void Replace(JsonObject node, JsonObject said)
    {
        var children = Children(node)?.DeepClone();
        var list = (JsonArray)node.Parent!;
        list[list.IndexOf(node)] = said;
        if (children is JsonArray { Count: > 0 } kept)
        {
            var place = Writable(said);
            place.Clear();
            foreach (var child in kept.ToList())
            {
                kept.Remove(child);
                place.Add(child);
            }
        }
    }

    public static bool Remove(JsonObject node) => (node.Parent as JsonArray)?.Remove(node) ?? false;

    public IReadOnlyList<JsonObject> ChildrenOf(JsonObject node) => [.. Children(node).AsObjects()];

    /// <summary>The children of a node, of the tree itself for null.</summary>
    private JsonNode? Children(JsonObject? node) => (node, IsTaxonomy) switch
    {
        (null, true) => item.Part(TaxonomyPart).Member(Terms),
        (null, false) => item.Part(MenuPart).Member(MenuItems),
        (_, true) => node.Member(Terms),
        (_, false) => node.Member(MenuPart).Member(MenuItems),
    };

    private JsonArray Writable(JsonObject? node)
    {
        JsonObject holder;
        if (IsTaxonomy)
        {
            holder = node ?? item.PartFor(TaxonomyPart);
        }
        else if (node is null)
        {
            holder = item.PartFor(MenuPart);
        }
        else
        {
            holder = node[MenuPart] as JsonObject ?? [];
            node[MenuPart] ??= holder;
        }

        var name = IsTaxonomy ? Terms : MenuItems;
        if (holder[name] is not JsonArray list)
        {
            holder[name] = list = [];
        }

        return list;
    }

    private IEnumerable<(JsonObject, string, int)> Below(JsonNode? list, string parentId, int depth) =>
        list.AsObjects().Where(ContainedItems.IsItem).SelectMany(node => Below(Children(node), IdOf(node), depth + 1).Prepend((node, parentId, depth)));
}
