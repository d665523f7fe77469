using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Liquid;

/// <summary>
/// A theme folder in Orchard's layout (<c>Manifest.json</c>, <c>Views/*.liquid</c>, <c>wwwroot/</c>), read whole at start.
/// Nothing of it is looked up again later, so that no file dropped beside the running site becomes a template.
/// </summary>
public sealed class Theme
{
    private Theme(ThemeManifest manifest, ThemeAssets assets, TemplateFolder views, JsonObject? placement)
    {
        Manifest = manifest;
        Assets = assets;
        Views = views;
        Placement = placement;
    }

    public ThemeManifest Manifest { get; }

    public ThemeAssets Assets { get; }

    internal TemplateFolder Views { get; }

    /// <summary>The theme's <c>placement.json</c>, when it has one.</summary>
    internal JsonObject? Placement { get; }

    public static Theme Load(string folder) => new(
        ThemeManifest.Read(Path.Combine(folder, "Manifest.json")),
        new ThemeAssets(Path.Combine(folder, "wwwroot")),
        new TemplateFolder(Path.Combine(folder, "Views")),
        ReadPlacement(Path.Combine(folder, "placement.json")));

    private static JsonObject? ReadPlacement(string file) => File.Exists(file) ? OrchardJson.Parse(File.ReadAllBytes(file)) as JsonObject : null;
}
