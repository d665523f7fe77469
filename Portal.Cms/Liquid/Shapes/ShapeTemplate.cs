using Fluid;

namespace Portal.Cms.Liquid.Shapes;

/// <summary>Where a template comes from; the first of two for the same shape wins.</summary>
internal enum TemplateOrigin
{
    Database,
    Theme,
    BuiltIn,
}

/// <summary>A template as it was parsed, or what is wrong with it.</summary>
internal sealed record ShapeTemplate(string Name, TemplateOrigin Origin, ParsedText Text);

/// <summary>Liquid that was parsed, with its source, or the line and the reason why it was not.</summary>
internal sealed record ParsedText(string Source, IFluidTemplate? Template, int Line, string Error);

/// <summary>All templates of the site by the shape that each is for.</summary>
internal sealed class ShapeTable
{
    private readonly Dictionary<string, ShapeTemplate[]> _byShape;

    public ShapeTable(IEnumerable<(string Shape, ShapeTemplate Template)> templates) => _byShape = templates
        .GroupBy(t => t.Shape, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => g.Select(t => t.Template).OrderBy(t => t.Origin).ToArray(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name has a template at all.</summary>
    public bool Has(string shape) => _byShape.ContainsKey(shape);

    /// <summary>Templates that do not parse.</summary>
    public IEnumerable<TemplateFault> Faults => _byShape.Values.SelectMany(t => t).Where(t => t.Text.Template is null).Select(t => new TemplateFault(t.Name, t.Text.Line, t.Text.Error));

    /// <summary>
    /// The templates that fit a shape, best first: its alternates from the one added last, then its type, cut back at each break. Of each name the database's
    /// goes before the theme's and that before the built-in one, so that a specific file beats a general template of the database.
    /// </summary>
    public IEnumerable<ShapeTemplate> Fitting(Shape shape, bool builtInOnly)
    {
        for (var i = shape.Alternates.Count - 1; i >= 0; i--)
        {
            if (_byShape.TryGetValue(shape.Alternates[i], out var special))
            {
                foreach (var template in special.Where(t => !builtInOnly || t.Origin is TemplateOrigin.BuiltIn))
                {
                    yield return template;
                }
            }
        }

        for (var name = shape.Kind; name.Length > 0;)
        {
            if (_byShape.TryGetValue(name, out var general))
            {
                foreach (var template in general.Where(t => !builtInOnly || t.Origin is TemplateOrigin.BuiltIn))
                {
                    yield return template;
                }
            }

            var cut = name.LastIndexOf(ShapeNames.Break, StringComparison.Ordinal);
            name = cut <= 0 ? "" : name[..cut];
        }
    }
}
