using System.Text.Json.Nodes;
using Fluid.Values;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Shapes;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid.Display;

/// <summary>Menus and the terms of a taxonomy: items within items, each shown by a shape that has its children as items.</summary>
internal static class TreeShapes
{
    private const int DeepestLevel = 8;

    /// <summary>Fills a <c>Menu</c> shape from the menu that its alias or id names.</summary>
    public static async ValueTask FillMenuAsync(Shape menu, DisplayContext context)
    {
        if (await NamedAsync(menu, context) is not { } item)
        {
            return;
        }

        menu["ContentItem"] = new ItemValue(item);
        menu["MenuName"] = LiquidValue.Text(item.DisplayText);
        menu.Classes.AddRange(["menu", "menu-" + Filters.TextFilters.HtmlClass(item.DisplayText ?? "")]);
        AddItems(menu, item.Part("MenuItemsListPart").Member("MenuItems"), "MenuItem", 1, shape =>
        {
            shape["Menu"] = menu;
            shape["MenuName"] = menu["MenuName"];
        });
    }

    /// <summary>Fills a <c>Term</c> shape from a taxonomy, or from one of its terms.</summary>
    public static async ValueTask FillTermAsync(Shape tree, DisplayContext context)
    {
        if (await NamedAsync(tree, context) is not { } item)
        {
            return;
        }

        var branch = tree["TermContentItemId"].ToStringValue() is { Length: > 0 } id
            ? ContainedItems.Within(item.Data).FirstOrDefault(one => one.Member(nameof(ContentItem.ContentItemId)).AsText() == id).Member("Terms")
            : item.Part("TaxonomyPart").Member("Terms");
        tree["TaxonomyContentItem"] = new ItemValue(item);
        tree["TaxonomyName"] = LiquidValue.Text(item.DisplayText);
        tree["TermContentType"] = LiquidValue.Text(item.Part("TaxonomyPart").Member("TermContentType").AsText());
        tree.Classes.AddRange(["taxonomy", "taxonomy-" + Filters.TextFilters.HtmlClass(item.DisplayText ?? "")]);
        AddItems(tree, branch, "TermItem", 1, shape =>
        {
            shape["TaxonomyName"] = tree["TaxonomyName"];
            shape["TermContentItem"] = shape["ContentItem"];
        });
    }

    private static void AddItems(Shape parent, JsonNode? items, string kind, int level, Action<Shape> mark)
    {
        if (level > DeepestLevel)
        {
            return;
        }

        foreach (var json in items.AsObjects().Where(ContainedItems.IsItem))
        {
            var item = ContentItem.Read(json);
            var shape = new Shape(kind) { Item = item, ["ContentItem"] = new ItemValue(item), ["Level"] = NumberValue.Create(level) };
            mark(shape);
            parent.Add(shape);
            AddItems(shape, kind is "MenuItem" ? item.Part("MenuItemsListPart").Member("MenuItems") : json.Member("Terms"), kind, level + 1, mark);
        }
    }

    private static async ValueTask<ContentItem?> NamedAsync(Shape shape, DisplayContext context)
    {
        foreach (var member in new[] { "ContentItemId", "TaxonomyContentItemId" })
        {
            if (shape[member].ToStringValue() is { Length: > 0 } id)
            {
                return await context.ItemAsync(id);
            }
        }

        return await context.ItemOfHandleAsync(shape["Alias"].ToStringValue());
    }
}
