using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Liquid.Shapes;

namespace Portal.Cms.Liquid.Display;

/// <summary>One part or field of a type as it is shown: under which names, and where.</summary>
/// <param name="Field">Null for a part.</param>
internal sealed record PlannedShape(
    ContentTypePart Part, ContentField? Field, string ShapeType, string Differentiator, IReadOnlyList<string> Alternates, IReadOnlyList<string> Wrappers, Place Place);

/// <summary>How the items of a type are laid out for one display type. Worked out once for each state of the site.</summary>
internal sealed class ItemPlan
{
    private const string DefaultZone = "Content";
    private const string Detail = "Detail";
    private const string Summary = "Summary";

    private ItemPlan(string shapeType, IReadOnlyList<PlannedShape> shapes) => (ShapeType, Shapes) = (shapeType, shapes);

    /// <summary><c>Content</c>, or what the type is used as: <c>Widget</c>, <c>MenuItem</c>.</summary>
    public string ShapeType { get; }

    public IReadOnlyList<PlannedShape> Shapes { get; }

    public static ItemPlan Of(ContentItem item, string displayType, string path, DisplaySite site)
    {
        var type = site.Definitions.Type(item.ContentType);
        var stereotype = type?.Stereotype ?? "";
        var parts = type is null ? [.. item.Data.Select(member => Plain(member.Key))] : site.Definitions.PartsOf(type).ToList();
        foreach (var added in PartShapes.AddedToItems.Where(added => parts.TrueForAll(p => p.Use.PartName != added)))
        {
            parts.Add(Plain(added));
        }

        var names = parts.Select(p => p.Use.PartName).ToList();
        var shapes = new List<PlannedShape>();
        foreach (var (use, part) in parts)
        {
            if (PartShapes.DefaultPlace(use, displayType) is { } place)
            {
                Add(new PlannedShape(use, null, use.PartName, use.Name, ShapeAlternates.OfPart(Element(item.ContentType), Element(use.PartName), Element(use.Name), displayType), [], place));
            }

            if (displayType is Detail or Summary || type is not null)
            {
                shapes.AddRange(part.Fields.Select(field => Placed(OfField(use, field), site, item, stereotype, names, displayType, path)).OfType<PlannedShape>());
            }

            void Add(PlannedShape shape)
            {
                if (Placed(shape, site, item, stereotype, names, displayType, path) is { } placed)
                {
                    shapes.Add(placed);
                }
            }
        }

        return new ItemPlan(stereotype is "" or "CustomSettings" ? DefaultZone : stereotype, shapes);

        PlannedShape OfField(ContentTypePart use, ContentField field) => new(
            use, field, field.FieldName, $"{use.Name}-{field.Name}",
            ShapeAlternates.OfField(Element(item.ContentType), Element(use.PartName), Element(field.Name), Element(field.FieldName), Element(field.DisplayMode), displayType),
            [], new Place(DefaultZone, $"{(use.Position.Length == 0 ? "0" : use.Position)}.{field.Position}".TrimEnd('.')));
    }

    private static PlannedShape? Placed(
        PlannedShape shape, DisplaySite site, ContentItem item, string stereotype, IReadOnlyList<string> parts, string displayType, string path)
    {
        var verdict = site.Placement.For(new(shape.ShapeType, shape.Differentiator, displayType, item.ContentType, stereotype, parts, path));
        var place = verdict.Place ?? shape.Place;
        return place.IsHidden
            ? null
            : shape with
            {
                ShapeType = verdict.ShapeType.Length > 0 ? verdict.ShapeType : shape.ShapeType,
                Alternates = [.. shape.Alternates, .. verdict.Alternates],
                Wrappers = verdict.Wrappers,
                Place = place,
            };
    }

    private static (ContentTypePart Use, ContentPartDefinition Part) Plain(string part) => (new ContentTypePart(part, part, new JsonObject()), ContentPartDefinition.Empty(part));

    private static string Element(string text) => ShapeNames.Element(text);
}
