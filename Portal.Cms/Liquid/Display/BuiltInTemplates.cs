using System.Reflection;
using Portal.Cms.Liquid.Shapes;

namespace Portal.Cms.Liquid.Display;

/// <summary>The templates that come with the kernel: what is shown where neither theme nor editor says otherwise. File names are Orchard's.</summary>
internal static class BuiltInTemplates
{
    private const string Folder = "Portal.Cms.Liquid.Shapes.Templates.";
    private const string Ending = ".liquid";

    public static IEnumerable<(string Shape, ShapeTemplate Template)> All(LiquidEngine engine)
    {
        var assembly = typeof(BuiltInTemplates).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            var name = resource[Folder.Length..^Ending.Length];
            yield return (ShapeNames.OfFile(name)!, new ShapeTemplate(name, TemplateOrigin.BuiltIn, engine.Parse(Read(assembly, resource))));
        }
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().TrimEnd();
    }
}
