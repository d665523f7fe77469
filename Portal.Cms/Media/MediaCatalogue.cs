using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Cms.Search;

namespace Portal.Cms.Media;

/// <summary>A page of a folder, or of what a search found below it.</summary>
/// <param name="Folders">The folders right below, by name.</param>
/// <param name="Uses">How many items use each file shown.</param>
public sealed record MediaShelf(IReadOnlyList<string> Folders, IReadOnlyList<MediaFile> Files, IReadOnlyDictionary<string, int> Uses, int Found);

/// <summary>An item that uses a file.</summary>
public sealed record MediaUser(string ContentItemId, string ContentType, string Title, bool Published);

/// <summary>Looks through the library. The database pages: a folder of thousands costs what one page costs.</summary>
public sealed class MediaCatalogue(IContentDb db, ContentReader reader)
{
    /// <param name="folder">Normal; empty for the whole library.</param>
    /// <param name="text">Looks in names and alt texts, in this folder and below; empty lists this folder alone.</param>
    /// <param name="usableOnly">Leaves out pictures that have no alt text yet.</param>
    public async Task<MediaShelf> ShelfAsync(string folder, string text, bool usableOnly, int page, int pageSize, CancellationToken cancellationToken)
    {
        var key = SearchText.Fold(text.Trim());
        var files = db.MediaFiles.AsNoTracking();
        var below = folder + "/";
        files = key.Length == 0 ? files.Where(f => f.Folder == folder)
            : folder.Length == 0 ? files.Where(f => f.SearchKey.Contains(key))
            : files.Where(f => (f.Folder == folder || f.Folder.StartsWith(below)) && f.SearchKey.Contains(key));
        if (usableOnly)
        {
            files = files.Where(f => f.AltText != "" || !f.Type.StartsWith("image/"));
        }

        var found = await files.CountAsync(cancellationToken);
        var shown = await files.OrderBy(f => f.Name).ThenBy(f => f.Path).Skip((Math.Max(1, page) - 1) * pageSize).Take(pageSize).ToListAsync(cancellationToken);
        var paths = shown.Select(f => f.Path).ToList();
        var uses = await db.MediaUses.AsNoTracking().Where(u => paths.Contains(u.Path)).GroupBy(u => u.Path).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancellationToken);
        return new MediaShelf(key.Length == 0 ? await FoldersAsync(folder, cancellationToken) : [], shown, uses, found);
    }

    /// <summary>Who uses a file, published or in a draft.</summary>
    public async Task<IReadOnlyList<MediaUser>> UsersAsync(string path, CancellationToken cancellationToken)
    {
        var uses = await db.MediaUses.AsNoTracking().Where(u => u.Path == path).ToDictionaryAsync(u => u.ContentItemId, u => u.Published, StringComparer.Ordinal, cancellationToken);
        var ids = uses.Keys.ToList();
        var items = await reader.Rows(VersionOf.Latest).Where(r => ids.Contains(r.ContentItemId)).Select(r => new { r.ContentItemId, r.ContentType, r.DisplayText }).ToListAsync(cancellationToken);
        return [.. items.OrderBy(i => i.DisplayText, StringComparer.Ordinal).Select(i => new MediaUser(i.ContentItemId, i.ContentType, i.DisplayText, uses[i.ContentItemId]))];
    }

    public Task<bool> IsUsedAsync(string path, CancellationToken cancellationToken) => db.MediaUses.AnyAsync(u => u.Path == path, cancellationToken);

    private async Task<IReadOnlyList<string>> FoldersAsync(string folder, CancellationToken cancellationToken)
    {
        var start = folder.Length == 0 ? "" : folder + "/";
        var below = await db.MediaFiles.AsNoTracking().Where(f => f.Folder != "" && f.Folder.StartsWith(start)).Select(f => f.Folder).Distinct().ToListAsync(cancellationToken);
        return [.. below.Select(f => start + f[start.Length..].Split('/')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
