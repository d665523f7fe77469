using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Liquid.Lookup;
using Portal.Cms.Routing;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Content.Editing;
using Portal.Web.Adapters.Data;
using Portal.Web.Resources;

namespace Portal.Web.Adapters.Content.Structure;

/// <summary>Menus, taxonomies, layers, widgets and old addresses on the content kernel.</summary>
internal sealed partial class StructureDesk(
    PortalDb db, ContentReader reader, ContentWriter writer, DefinitionStore definitions, SiteDocuments documents, ContentRoutes routes, FormMaker forms, SiteText words, TimeProvider time)
    : IStructureDesk
{
    private const string Taxonomy = "Taxonomy";
    private const string Menu = "Menu";
    private const string MenuItem = "MenuItem";
    private const int MostVersions = 10;

    public async Task<IReadOnlyList<TreeLine>> TreesAsync(CancellationToken cancellationToken)
    {
        var types = (await definitions.ReadAsync(cancellationToken)).AllTypes.Where(type => type.Parts.Any(part => part.PartName is "TaxonomyPart" or "MenuPart")).Select(type => type.Name)
            .Append(Taxonomy).Append(Menu).Distinct().ToArray();
        var rows = await reader.Rows(VersionOf.Latest).Where(r => types.Contains(r.ContentType)).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => (Row: row, Tree: new ItemTree(row.Read()))).Select(one => new TreeLine(
                one.Row.ContentItemId, one.Tree.IsTaxonomy, one.Row.DisplayText, one.Tree.Item.Part("AliasPart").Text("Alias"), one.Tree.All.Count(), one.Row.Published)),
        ];
    }

    public async Task<TreeView?> TreeAsync(string itemId, CancellationToken cancellationToken)
    {
        if (await OpenAsync(itemId, cancellationToken) is not { } tree)
        {
            return null;
        }

        var known = await definitions.ReadAsync(cancellationToken);
        var uses = tree.IsTaxonomy ? await UsesAsync(itemId, cancellationToken) : new Dictionary<string, int>();
        var targets = tree.IsTaxonomy ? new Dictionary<string, string>() : await TargetsAsync(tree, cancellationToken);
        var versions = await reader.VersionsAsync(itemId, cancellationToken);
        return new TreeView(
            itemId, tree.IsTaxonomy, tree.Item.DisplayText ?? "", StampOf(tree.Item),
            [
                .. tree.All.Select(one =>
                {
                    var item = ContentItem.Read(one.Node);
                    var type = known.Type(item.ContentType)?.DisplayName ?? words.Find("Structure.Type." + item.ContentType) ?? item.ContentType;
                    return new TreeNode(
                        item.ContentItemId, one.ParentId, one.Depth, item.ContentType, type, NameOf(item), tree.IsTaxonomy ? "" : targets.GetValueOrDefault(item.ContentItemId, ""),
                        uses.GetValueOrDefault(item.ContentItemId), item.Part("Column").Member("RequiresReview").Member("Value").AsTruth());
                }),
            ],
            Types(tree, known),
            [.. versions.Take(MostVersions).Select(v => new ContentVersion(v.ContentItemVersionId!, v.ModifiedUtc!.Value, v.Author ?? "", v.Latest, v.Published))]);
    }

    public async Task<Outcome<string>> AddTreeAsync(bool isTaxonomy, string title, string alias, DeskAuthor author, CancellationToken cancellationToken)
    {
        if (await db.ContentLinks.AnyAsync(l => l.Kind == ContentLinkKind.Alias && l.Key == alias, cancellationToken))
        {
            return new Refusal("AliasTaken", "Alias");
        }

        var item = ContentItem.New(isTaxonomy ? Taxonomy : Menu);
        item.DisplayText = title;
        item.PartFor("TitlePart")["Title"] = title;
        item.PartFor("AliasPart")["Alias"] = alias;
        if (isTaxonomy)
        {
            var part = item.PartFor("TaxonomyPart");
            (part["TermContentType"], part["Terms"]) = ("Term", new System.Text.Json.Nodes.JsonArray());
        }
        else
        {
            item.PartFor("MenuPart");
            item.PartFor("MenuItemsListPart")["MenuItems"] = new System.Text.Json.Nodes.JsonArray();
        }

        await PublishAsync(item, author, cancellationToken);
        return item.ContentItemId;
    }

    public async Task<bool> PlaceNodeAsync(string itemId, string nodeId, string parentId, int at, DeskAuthor author, CancellationToken cancellationToken)
    {
        if (await OpenAsync(itemId, cancellationToken) is not { } tree || tree.Find(nodeId) is not { } node || !tree.Place(node, parentId, at))
        {
            return false;
        }

        await PublishAsync(tree.Item, author, cancellationToken);
        return true;
    }

    public async Task<bool> RemoveNodeAsync(string itemId, string nodeId, DeskAuthor author, CancellationToken cancellationToken)
    {
        if (await OpenAsync(itemId, cancellationToken) is not { } tree || tree.Find(nodeId) is not { } node || !ItemTree.Remove(node))
        {
            return false;
        }

        await PublishAsync(tree.Item, author, cancellationToken);
        return true;
    }

    public async Task<bool> RestoreTreeAsync(string itemId, string versionId, DeskAuthor author, CancellationToken cancellationToken)
    {
        if (await reader.FindVersionAsync(versionId, cancellationToken) is not { } version || version.ContentItemId != itemId || !ItemTree.Is(version))
        {
            return false;
        }

        await PublishAsync(version, author, cancellationToken);
        return true;
    }

    public Task ShowAsync(CancellationToken cancellationToken) => documents.RaiseStampAsync(cancellationToken);

    private static ContentAuthor By(DeskAuthor author) => new(author.Id.ToString("N", CultureInfo.InvariantCulture), author.Name);

    private static string StampOf(ContentItem item) => string.Create(CultureInfo.InvariantCulture, $"{item.ContentItemVersionId}.{item.ModifiedUtc!.Value.Ticks:x}");

    private static string NameOf(ContentItem item) =>
        item.DisplayText is { Length: > 0 } shown ? shown : item.Part("TitlePart").Text("Title") is { Length: > 0 } title ? title : item.Part("LinkMenuItemPart").Text("Name");

    private static IReadOnlyList<FieldChoice> Types(ItemTree tree, ContentDefinitions known)
    {
        if (tree.IsTaxonomy)
        {
            var term = tree.Item.Part("TaxonomyPart").Text("TermContentType") is { Length: > 0 } named ? named : "Term";
            return [new FieldChoice(term, known.Type(term)?.DisplayName ?? term)];
        }

        return [.. known.AllTypes.Where(type => type.Stereotype == MenuItem).OrderBy(type => type.DisplayName, StringComparer.Ordinal).Select(type => new FieldChoice(type.Name, type.DisplayName))];
    }

    private async Task<ItemTree?> OpenAsync(string itemId, CancellationToken cancellationToken) =>
        await reader.FindAsync(itemId, VersionOf.Latest, cancellationToken) is { } item && ItemTree.Is(item) ? new ItemTree(item) : null;

    /// <summary>Each change is a version of its own, and what visitors see is always the latest.</summary>
    private async Task PublishAsync(ContentItem item, DeskAuthor author, CancellationToken cancellationToken)
    {
        await writer.SaveDraftAsync(item, By(author), cancellationToken, keepPresent: true);
        await writer.PublishAsync(item.ContentItemId, cancellationToken);
    }

    private async Task<IReadOnlyDictionary<string, int>> UsesAsync(string taxonomyId, CancellationToken cancellationToken) =>
        await db.TermUses.AsNoTracking().Where(u => u.TaxonomyContentItemId == taxonomyId).Select(u => new { u.TermContentItemId, u.ContentItemId }).Distinct()
            .GroupBy(u => u.TermContentItemId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancellationToken);

    private async Task<Dictionary<string, string>> TargetsAsync(ItemTree tree, CancellationToken cancellationToken)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (node, _, _) in tree.All)
        {
            var item = ContentItem.Read(node);
            if (MenuEntries.ItemOf(item) is { } id)
            {
                targets[item.ContentItemId] = await routes.PathAsync(id, cancellationToken) is { } path ? "/" + path : words["Structure.Menu.ItemGone"];
            }
            else
            {
                targets[item.ContentItemId] = MenuEntries.UrlOf(item);
            }
        }

        return targets;
    }
}
