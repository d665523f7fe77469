using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Content.Editing;

namespace Portal.Web.Adapters.Content.Structure;

/// <content>Forms of entries and terms, and the merging of terms.</content>
internal sealed partial class StructureDesk
{
    private const string NameField = "Node.Name";
    private const string TitleField = "TitlePart.Title";
    private const string ReviewField = "Column.RequiresReview";
    private const int LongestName = 60;

    public async Task<ContentForm?> NodeFormAsync(string itemId, string? nodeId, string type, DeskAuthor author, TypedContent? typed, CancellationToken cancellationToken)
    {
        if (await NodeAsync(itemId, nodeId, type, cancellationToken) is not (var tree, var node))
        {
            return null;
        }

        var sections = await forms.ShowAsync(node, nodeId is null, author, cancellationToken, typed);
        var name = new FormField(NameField, FieldLook.Line, words["Structure.Node.Name"], "", Required: true, [NameOf(node)]) { Most = $"{LongestName}" };
        var rest = sections.Select(section => section with { Fields = [.. section.Fields.Where(field => field.Name != TitleField)] }).Where(section => section.Fields.Count > 0 || section.Items is not null);
        var known = await definitions.ReadAsync(cancellationToken);
        return new ContentForm(
            nodeId, node.ContentType, known.Type(node.ContentType)?.DisplayName ?? node.ContentType, StampOf(tree.Item), NameOf(node),
            [new FormSection("Node", "", [name]), .. rest, .. await OwnSettingsAsync(tree, node, cancellationToken)]);
    }

    public async Task<Outcome<string>> SaveNodeAsync(string itemId, string? nodeId, string parentId, string type, TypedContent typed, DeskAuthor author, CancellationToken cancellationToken)
    {
        if (await NodeAsync(itemId, nodeId, type, cancellationToken) is not (var tree, var node))
        {
            return new Refusal("NotThere");
        }

        var name = typed.One(NameField).Trim();
        if (name.Length is 0 or > LongestName)
        {
            return new Refusal("NameLength", NameField, 1, LongestName);
        }

        var faults = await forms.TakeAsync(node, typed.With(TitleField, [name]), author, cancellationToken);
        if (faults.Count > 0)
        {
            return Outcome<string>.Refused(faults);
        }

        if (!tree.IsTaxonomy && MenuEntries.ItemOf(node) is null && MenuEntries.UrlOf(node).Length == 0 && node.ContentType != "HtmlMenuItem")
        {
            return new Refusal("MenuNeedsTarget", node.ContentType == "LinkMenuItem" ? "LinkMenuItemPart.Url" : "ContentMenuItemPart.SelectedContentItem");
        }

        node.DisplayText = name;
        if (tree.IsTaxonomy)
        {
            node.PartFor(Titles.Part)["Title"] = name;
            if ((await OwnSettingsAsync(tree, node, cancellationToken)).Count > 0)
            {
                node.PartFor("Column")["RequiresReview"] = new JsonObject { ["Value"] = typed.One(ReviewField) == "true" };
            }
        }
        else if (node.Part("LinkMenuItemPart") is { } link && link.ContainsKey("Name"))
        {
            // Older sites keep the entry's words here as well.
            link["Name"] = name;
        }

        if (nodeId is not null)
        {
            tree.Replace(tree.Find(nodeId)!, node.Write());
        }
        else if (!tree.Place(node.Write(), parentId, int.MaxValue))
        {
            return new Refusal("NotThere");
        }

        await PublishAsync(tree.Item, author, cancellationToken);
        return node.ContentItemId;
    }

    public async Task<int> MergeTermsAsync(string itemId, string fromId, string intoId, DeskAuthor author, CancellationToken cancellationToken)
    {
        if (await OpenAsync(itemId, cancellationToken) is not { } tree || tree.Find(fromId) is not { } from || tree.Find(intoId) is null)
        {
            return 0;
        }

        var old = await routes.PathAsync(itemId, cancellationToken, fromId);
        foreach (var child in tree.ChildrenOf(from))
        {
            tree.Place(child, intoId, int.MaxValue);
        }

        ItemTree.Remove(from);
        await PublishAsync(tree.Item, author, cancellationToken);
        if (old is not null && !await db.SiteRedirects.AnyAsync(r => r.Path == old, cancellationToken))
        {
            db.SiteRedirects.Add(new SiteRedirect(old, new RedirectTarget("", itemId, intoId), author.Name, time.UtcNow()));
        }

        // Every version that somebody sees is filed anew in its place: it says the same as before, under another column.
        var ids = await db.TermUses.AsNoTracking().Where(u => u.TaxonomyContentItemId == itemId && u.TermContentItemId == fromId).Select(u => u.ContentItemId).Distinct().ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            foreach (var row in await db.ContentRows.AsNoTracking().Where(r => r.ContentItemId == id && (r.Latest || r.Published)).OrderBy(r => r.Latest).ToListAsync(cancellationToken))
            {
                var item = row.Read();
                Refile(item.Data, itemId, fromId, intoId);
                await writer.ImportAsync(item, By(author), cancellationToken);
            }
        }

        return ids.Count;
    }

    private static void Refile(JsonNode? node, string taxonomyId, string fromId, string intoId)
    {
        switch (node)
        {
            case JsonObject field when field.Member("TaxonomyContentItemId").AsText() == taxonomyId && field.Member("TermContentItemIds") is JsonArray terms:
                field["TermContentItemIds"] = Typed.Array(terms.AsTexts().Select(term => term == fromId ? intoId : term).Distinct(StringComparer.Ordinal));
                field.Remove("TagNames");
                break;
            case JsonObject members:
                foreach (var (_, value) in members.ToList())
                {
                    Refile(value, taxonomyId, fromId, intoId);
                }

                break;
            case JsonArray list:
                foreach (var one in list)
                {
                    Refile(one, taxonomyId, fromId, intoId);
                }

                break;
        }
    }

    /// <summary>What the desk itself needs of a column, where the type of the terms does not ask for it.</summary>
    private async Task<IReadOnlyList<FormSection>> OwnSettingsAsync(ItemTree tree, ContentItem node, CancellationToken cancellationToken)
    {
        if (tree.Item.ContentItemId != ColumnTree.Columns || (await definitions.ReadAsync(cancellationToken)).Part("Column")?.Fields.Any(field => field.Name == "RequiresReview") == true)
        {
            return [];
        }

        var on = node.Part("Column").Member("RequiresReview").Member("Value").AsTruth();
        return [new FormSection("Column", "", [new FormField(ReviewField, FieldLook.Switch, words["Structure.Node.RequiresReview"], words["Structure.Node.RequiresReviewHint"], Required: false, [on ? "true" : ""])])];
    }

    private async Task<(ItemTree Tree, ContentItem Node)?> NodeAsync(string itemId, string? nodeId, string type, CancellationToken cancellationToken)
    {
        if (await OpenAsync(itemId, cancellationToken) is not { } tree)
        {
            return null;
        }

        if (nodeId is not null)
        {
            return tree.Find(nodeId) is { } node ? (tree, ContentItem.Read(node)) : null;
        }

        return Types(tree, await definitions.ReadAsync(cancellationToken)).Any(one => one.Value == type) ? (tree, ContentItem.New(type)) : null;
    }
}
