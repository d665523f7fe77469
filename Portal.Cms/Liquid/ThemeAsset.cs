using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Portal.Cms.Liquid;

/// <summary>One file of a theme's <c>wwwroot</c>. Its address holds a hash of its content, so that a browser may keep it for ever.</summary>
public sealed record ThemeAsset(string Name, string Url, string ContentType, ReadOnlyMemory<byte> Content);

/// <summary>All files of a theme's <c>wwwroot</c>, read once at start: what is served later is what was shipped.</summary>
public sealed class ThemeAssets
{
    /// <summary>Where theme files are served, whatever mode a page is in.</summary>
    public const string Root = "/theme/";

    private readonly Dictionary<string, ThemeAsset> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ThemeAsset> _byUrl = new(StringComparer.Ordinal);

    internal ThemeAssets(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            var content = File.ReadAllBytes(file);
            var extension = Path.GetExtension(name);
            var hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
            var url = $"{Root}{name[..^extension.Length]}.{hash}{extension}";
            var asset = new ThemeAsset(name, url, ContentTypeOf(extension), content);
            _byName.Add(name, asset);
            _byUrl.Add(url, asset);
        }
    }

    public IReadOnlyCollection<ThemeAsset> All => _byName.Values;

    /// <summary>The address of a theme file by its plain name, such as <c>look.css</c>. A name that the theme lacks is a bug in a template.</summary>
    public string Url(string name) =>
        _byName.TryGetValue(name, out var asset) ? asset.Url : throw new KeyNotFoundException($"The theme has no file {name}.");

    /// <summary>The same where the theme may lack the file.</summary>
    public bool TryUrl(string name, [NotNullWhen(true)] out string? url)
    {
        url = _byName.TryGetValue(name, out var asset) ? asset.Url : null;
        return url is not null;
    }

    public bool TryFind(string url, [NotNullWhen(true)] out ThemeAsset? asset) => _byUrl.TryGetValue(url, out asset);

    private static string ContentTypeOf(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" or ".mjs" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".webp" => "image/webp",
        ".woff2" => "font/woff2",
        ".txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
}
