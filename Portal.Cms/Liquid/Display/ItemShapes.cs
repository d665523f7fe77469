using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Shapes;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid.Display;

/// <summary>Makes the shape of an item: its zones with the shapes of its parts and fields in them.</summary>
internal static class ItemShapes
{
    public static async ValueTask<Shape> BuildAsync(ContentItem item, string displayType, DisplayContext context)
    {
        var plan = context.Site.Plan(item, displayType, context.Scope.Path);
        var value = new ItemValue(item);
        var whole = new Shape(plan.ShapeType) { Item = item, DisplayType = displayType, IsWhole = true, ["ContentItem"] = value };
        if (plan.ShapeType is "Widget")
        {
            whole.Classes.AddRange(["widget", "widget-" + Filters.TextFilters.HtmlClass(item.ContentType)]);
        }

        foreach (var planned in plan.Shapes)
        {
            if (item.Data.Member(planned.Part.Name) is not JsonObject part)
            {
                if (planned.Field is not null || !PartShapes.NeedsNoData(planned.Part.PartName))
                {
                    continue;
                }

                part = [];
            }

            if (Made(planned, part, item, value, displayType) is not { } shape)
            {
                continue;
            }

            if (planned.Place.IsLayout)
            {
                await LayoutZones.AppendAsync(planned.Place.Zone, shape, context);
            }
            else
            {
                whole.Zone(planned.Place.Zone).Add(shape);
            }
        }

        if (displayType is "Detail" && item.Part("WidgetsListPart") is { } widgets)
        {
            await LayoutZones.AppendListAsync(widgets, context);
        }

        return whole;
    }

    private static Shape? Made(PlannedShape planned, JsonObject part, ContentItem item, ItemValue value, string displayType)
    {
        JsonNode? data = planned.Field is { } of ? part.Member(of.Name) : part;
        var shape = new Shape(planned.ShapeType) { Item = item, DisplayType = displayType, Name = planned.Differentiator, Position = Position(planned.Place), ["ContentItem"] = value };
        shape.Alternates.AddRange(planned.Alternates);
        if (planned.Wrappers.Count > 0)
        {
            shape.Wrappers.AddRange(planned.Wrappers);
        }

        if (planned.Field is { } field)
        {
            if (data is not JsonObject own)
            {
                return null;
            }

            shape["Field"] = new JsonMembers(own);
            FieldShapes.Fill(shape, planned.Part, field, own);
        }
        else
        {
            shape[planned.Part.PartName] = shape["ContentPart"] = new JsonMembers(part);
            PartShapes.Fill(shape, planned.Part, part, item);
        }

        return shape;
    }

    /// <summary>Shapes of a tab, card or column stand together, in the order of those.</summary>
    private static string Position(Place place)
    {
        var group = string.Concat(new[] { place.Tab, place.Card, place.Column }.Select(mark => mark.Split(';')).Where(mark => mark.Length > 1).Select(mark => mark[1] + "."));
        return group + place.Position;
    }
}
