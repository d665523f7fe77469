using Portal.Cms.Content;

namespace Portal.Cms.Liquid.Shapes;

/// <summary>
/// The special names under which a shape's template is looked for, from the most general to the most special, as Orchard adds them when a shape of that type is
/// about to be shown. A template may take them away and show the same shape under another type: then it gets that type's.
/// </summary>
internal static class ShapeAlternates
{
    public static void AddTo(Shape shape)
    {
        if (shape.AlternatesAddedFor == shape.Kind)
        {
            return;
        }

        shape.AlternatesAddedFor = shape.Kind;
        switch (shape.Kind)
        {
            case "Zone":
                shape.Alternates.Add("Zone__" + shape.Name);
                break;
            case "Menu":
                shape.Alternates.Add("Menu__" + Element(shape, "MenuName"));
                break;
            case "MenuItem" or "MenuItemLink" or "TermItem" or "TermContentItem":
                Listed(shape, Element(shape, shape.Kind.StartsWith("Menu", StringComparison.Ordinal) ? "MenuName" : "TaxonomyName"));
                break;
            case "Term":
                shape.Alternates.Add("Term__" + Element(shape, "TaxonomyName"));
                shape.Alternates.Add("Term__" + Element(shape, "TermContentType"));
                break;
            default:
                if (shape is { IsWhole: true, Item: { } item })
                {
                    Whole(shape, item);
                }

                break;
        }
    }

    /// <summary>For the shape of a part or of a field; most of them are the same for every item of a type and are kept with it.</summary>
    public static List<string> OfPart(string contentType, string part, string name, string displayType) =>
    [
        $"{part}_{displayType}", $"{contentType}__{part}", $"{contentType}_{displayType}__{part}",
        .. name == part ? Array.Empty<string>() : [$"{contentType}__{name}", $"{contentType}_{displayType}__{name}", $"{contentType}__{name}__{part}"],
    ];

    public static List<string> OfField(string contentType, string part, string field, string kind, string mode, string displayType)
    {
        List<string> names =
        [
            $"{kind}_{displayType}", $"{part}__{field}", $"{contentType}__{part}__{field}", $"{contentType}__{kind}", $"{contentType}__{field}",
            $"{part}__{field}__{kind}", $"{contentType}__{field}__{kind}", $"{part}_{displayType}__{field}", $"{contentType}_{displayType}__{field}",
        ];
        if (mode.Length > 0)
        {
            names.AddRange([$"{kind}_Display__{mode}", $"{contentType}_Display__{kind}__{mode}", $"{part}_Display__{field}__{kind}__{mode}", $"{contentType}_Display__{part}__{field}__{kind}__{mode}"]);
        }

        return names;
    }

    private static void Whole(Shape shape, ContentItem item)
    {
        var (kind, type, displayType) = (shape.Kind, ShapeNames.Element(item.ContentType), ShapeNames.Element(shape.DisplayType));
        shape.Alternates.AddRange([$"{kind}_{displayType}", $"{kind}__{type}", $"{kind}_{displayType}__{type}", $"{kind}__{item.ContentItemId}", $"{kind}_{displayType}__{item.ContentItemId}"]);
        if (item.Part("AliasPart").Member("Alias").AsText() is { Length: > 0 } alias)
        {
            shape.Alternates.AddRange([$"{kind}__Alias__{ShapeNames.Element(alias)}", $"{kind}_{displayType}__Alias__{ShapeNames.Element(alias)}"]);
        }

        if (item.Part("AutoroutePart").Member("Path").AsText() is { Length: > 0 } path)
        {
            var slug = ShapeNames.Element(path.Replace("/", ShapeNames.Break, StringComparison.Ordinal));
            shape.Alternates.AddRange([$"{kind}__Slug__{slug}", $"{kind}_{displayType}__Slug__{slug}"]);
        }
    }

    private static void Listed(Shape shape, string list)
    {
        var kind = shape.Kind;
        var level = shape["Level"].ToStringValue();
        var type = shape.Item is { } item ? ShapeNames.Element(item.ContentType) : "";
        shape.Alternates.AddRange(
        [
            $"{kind}__level__{level}", $"{kind}__{type}", $"{kind}__{type}__level__{level}",
            $"{kind}__{list}", $"{kind}__{list}__level__{level}", $"{kind}__{list}__{type}", $"{kind}__{list}__{type}__level__{level}",
        ]);
    }

    /// <summary>As Orchard makes an alternate of a menu's or taxonomy's name: each word with a capital letter, without what is between them.</summary>
    private static string Element(Shape shape, string member)
    {
        var words = shape[member].ToStringValue().Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
