using System.Text.Json.Nodes;
using Fluid.Values;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Shapes;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid.Display;

/// <summary>Fills the zones of the layout: from templates, from placement, from widgets of an item and of layers.</summary>
internal static class LayoutZones
{
    public static void Append(string zone, string html, DisplayScope scope) =>
        scope.Sections[zone] = scope.Sections.TryGetValue(zone, out var there) ? there + html : html;

    public static async ValueTask AppendAsync(string zone, Shape shape, DisplayContext context) => Append(zone, await ShapeRendering.RenderAsync(shape, context), context.Scope);

    /// <summary>The widgets that an item brings for zones of its own page.</summary>
    public static async ValueTask AppendListAsync(JsonObject part, DisplayContext context)
    {
        if (part.Member("Widgets") is not JsonObject zones)
        {
            return;
        }

        foreach (var (zone, widgets) in zones)
        {
            var inOrder = widgets.AsObjects().Where(ContainedItems.IsItem).OrderBy(w => w.Member("WidgetMetadata").Member("Position").AsText() ?? "", Definitions.DottedPosition.Order);
            foreach (var widget in inOrder)
            {
                await AppendWidgetAsync(zone, ContentItem.Read(widget), widget.Member("WidgetMetadata").Member("RenderTitle").AsTruth(), context);
            }
        }
    }

    public static async ValueTask AppendWidgetAsync(string zone, ContentItem item, bool withTitle, DisplayContext context)
    {
        var widget = await ItemShapes.BuildAsync(item, "Detail", context);
        var wrapper = new Shape("Widget_Wrapper")
        {
            Item = item,
            ["ContentItem"] = widget["ContentItem"],
            ["Widget"] = widget,
            ["Content"] = widget,
            ["RenderTitle"] = BooleanValue.Create(withTitle),
            ["Zone"] = LiquidValue.Text(zone),
        };
        wrapper.Alternates.AddRange([$"Widget_Wrapper__{ShapeNames.Element(item.ContentType)}", $"Widget_Wrapper__Zone__{ShapeNames.Element(zone)}"]);
        wrapper.Classes.AddRange(["widget-wrapper", "widget-" + Filters.TextFilters.HtmlClass(item.ContentType)]);
        await AppendAsync(zone, wrapper, context);
    }
}
