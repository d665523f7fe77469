namespace Portal.Cms.Liquid.Shapes;

/// <summary>Names of templates and of shapes. Two names are one when they differ in case only.</summary>
internal static class ShapeNames
{
    /// <summary>What separates a shape's type from what makes it special: <c>Content__BlogPost</c>.</summary>
    public const string Break = "__";

    /// <summary>
    /// The shape that a file is a template of: <c>Content-BlogPost.Summary</c> gives <c>Content_Summary__BlogPost</c>. Only the folders that Orchard looks
    /// through count; a file elsewhere is nobody's template.
    /// </summary>
    /// <param name="path">The path below <c>Views</c>, without ending.</param>
    public static string? OfFile(string path)
    {
        var slash = path.LastIndexOf('/');
        var folder = slash < 0 ? "" : path[..slash];
        var name = path[(slash + 1)..];
        return folder switch
        {
            "" or "Items" or "Fields" or "Elements" => OfName(name),
            "Parts" => "Parts_" + OfName(name),
            _ => null,
        };
    }

    private static string OfName(string name)
    {
        var (dot, dash) = (name.LastIndexOf('.'), name.LastIndexOf('-'));
        if (dot < 0 || dot < dash)
        {
            return Plain(name);
        }

        // What follows the last point is the display type; it belongs to the type and not to what makes it special.
        var shape = Plain(name[..dot]);
        var displayType = Plain(name[(dot + 1)..]);
        var special = shape.IndexOf(Break, StringComparison.Ordinal);
        return special < 0 ? $"{shape}_{displayType}" : $"{shape[..special]}_{displayType}{shape[special..]}";
    }

    /// <summary>A name as one element of an alternate: what separates elements in it is written so that it does not.</summary>
    public static string Element(string text) => text.Replace("-", Break, StringComparison.Ordinal).Replace('.', '_');

    private static string Plain(string name) =>
        name.Replace("--", Break, StringComparison.Ordinal).Replace("-", Break, StringComparison.Ordinal).Replace('.', '_');
}
