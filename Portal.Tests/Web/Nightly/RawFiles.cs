using System.Buffers.Binary;

namespace Portal.Tests.Web.Nightly;

/// <summary>Looks for pieces of ciphertext in raw files, as somebody does who holds the disk.</summary>
internal static class RawFiles
{
    private const int Prefix = 8;

    public static async Task<byte[]> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        return copy.ToArray();
    }

    /// <summary>Every place of every needle (each at least eight bytes long), by its hexadecimal form.</summary>
    public static Dictionary<string, List<int>> Places(byte[] hay, IReadOnlyCollection<byte[]> needles)
    {
        var byPrefix = needles.ToLookup(needle => BinaryPrimitives.ReadUInt64LittleEndian(needle));
        var prefixes = byPrefix.Select(group => group.Key).ToHashSet();
        var found = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var at = 0; at + Prefix <= hay.Length; at++)
        {
            var prefix = BinaryPrimitives.ReadUInt64LittleEndian(hay.AsSpan(at));
            if (!prefixes.Contains(prefix))
            {
                continue;
            }

            foreach (var needle in byPrefix[prefix].Where(needle => hay.AsSpan(at).StartsWith(needle)))
            {
                var name = Convert.ToHexString(needle);
                if (!found.TryGetValue(name, out var places))
                {
                    found[name] = places = [];
                }

                places.Add(at);
            }
        }

        return found;
    }

    /// <summary>How many of the needles stand anywhere in the files below these folders.</summary>
    public static async Task<int> CountAsync(IEnumerable<string> folders, IReadOnlyCollection<byte[]> needles)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        {
            try
            {
                found.UnionWith(Places(await ReadAsync(path), needles).Keys);
            }
            catch (FileNotFoundException)
            {
                // The server removed it between the listing and the look.
            }
        }

        return found.Count;
    }
}
