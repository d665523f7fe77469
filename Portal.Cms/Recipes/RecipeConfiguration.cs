using Microsoft.Extensions.Configuration;

namespace Portal.Cms.Recipes;

/// <summary>What <c>configuration('…')</c> may read: never a connection string, a key or a password, whoever asks.</summary>
public sealed class RecipeConfiguration(IConfiguration? configuration = null)
{
    private static readonly HashSet<string> Readable = new(StringComparer.OrdinalIgnoreCase)
    {
        "OrchardCore_Admin:AdminUrlPrefix",
        "OrchardCore_Media:AssetsRequestPath",
        "Portal:SiteName",
        "Portal:BaseAddress",
    };

    public string? Read(string? key) => key is not null && Readable.Contains(key) ? configuration?[key] : null;
}
