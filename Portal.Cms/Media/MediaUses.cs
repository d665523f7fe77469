using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;

namespace Portal.Cms.Media;

/// <summary>
/// Notes which items use which files: media fields by their paths, and texts by the addresses in them. What the latest and the published version say counts;
/// older versions do not hold a file.
/// </summary>
public sealed partial class MediaUses(IContentDb db) : IContentHandler
{
    public async Task StoredAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var versions = await db.ContentRows.AsNoTracking().Where(r => r.ContentItemId == item.ContentItemId && (r.Latest || r.Published))
            .Select(r => new { r.Json, r.Published }).ToListAsync(cancellationToken);
        var wanted = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var version in versions)
        {
            foreach (var path in Of(ContentItem.Read(version.Json)))
            {
                wanted[path] = version.Published || wanted.GetValueOrDefault(path);
            }
        }

        var noted = await db.MediaUses.Where(u => u.ContentItemId == item.ContentItemId).ToListAsync(cancellationToken);
        db.MediaUses.RemoveRange(noted.Where(u => !wanted.TryGetValue(u.Path, out var published) || published != u.Published));
        await db.SaveChangesAsync(cancellationToken);
        db.MediaUses.AddRange(wanted.Where(w => !noted.Exists(u => u.Path == w.Key && u.Published == w.Value)).Select(w => new MediaUse(w.Key, item.ContentItemId, w.Value)));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The files that an item names.</summary>
    public static IReadOnlySet<string> Of(ContentItem item)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        Walk(item.Data, paths);
        return paths;
    }

    private static void Walk(JsonNode? node, HashSet<string> paths)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    if (name == "Paths" && value is JsonArray)
                    {
                        paths.UnionWith(value.AsTexts().Select(MediaPath.Normal).OfType<string>());
                    }
                    else
                    {
                        Walk(value, paths);
                    }
                }

                break;
            case JsonArray list:
                foreach (var one in list)
                {
                    Walk(one, paths);
                }

                break;
            case JsonValue value when value.AsText() is { } text && text.Contains(MediaPath.Root, StringComparison.Ordinal):
                paths.UnionWith(Address().Matches(text).Select(m => MediaPath.Normal(Uri.UnescapeDataString(m.Groups["path"].Value))).OfType<string>());
                break;
        }
    }

    [GeneratedRegex("/media/(?<path>[^\"'\\s<>()?#\\[\\]]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
