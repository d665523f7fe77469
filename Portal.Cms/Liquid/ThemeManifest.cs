using System.Text.Json;

namespace Portal.Cms.Liquid;

/// <summary>A theme's <c>Manifest.json</c>, with the property names of Orchard's theme attribute, so that either can be made from the other.</summary>
public sealed record ThemeManifest
{
    private static readonly JsonSerializerOptions Format = new() { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public required string Id { get; init; }
    public required string Name { get; init; }
    public string Author { get; init; } = "";
    public string Version { get; init; } = "0.0.0";
    public string Description { get; init; } = "";
    public string Category { get; init; } = "";
    public IReadOnlyList<string> Tags { get; init; } = [];

    internal static ThemeManifest Read(string file) =>
        JsonSerializer.Deserialize<ThemeManifest>(File.ReadAllBytes(file), Format)
        ?? throw new InvalidDataException($"{file} holds no manifest.");
}
