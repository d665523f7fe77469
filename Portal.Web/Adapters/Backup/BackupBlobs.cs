using System.Globalization;
using System.Text;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Backup;

/// <summary>A copied blob as the list names it.</summary>
internal sealed record CopiedBlob(string Name, long Bytes, string Sha256)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}\t{Bytes}\t{Sha256}");
}

/// <summary>
/// The blob store's files in <c>blobs/ab/&lt;name&gt;</c> beside the backups, each copied once: under its name a blob never changes. Every backup has a list of its
/// own with their sums, so that several share one copy.
/// </summary>
internal sealed class BackupBlobs(IBlobStore store)
{
    public const string FolderName = "blobs";
    private const string Unfinished = ".unfinished";

    /// <summary>Copies what is missing. A file that has gone from the store since the snapshot is counted and left out: a draft's or an ended report's.</summary>
    /// <param name="named">Files that the snapshot's rows name.</param>
    /// <param name="left">Files of drafts and of what came later, by the rows: not copied.</param>
    /// <param name="known">The list of the backup before; its files are not read again.</param>
    public async Task<(IReadOnlyList<CopiedBlob> List, int Gone)> CopyAsync(
        string folder, IReadOnlySet<string> named, IReadOnlySet<string> left, IReadOnlyDictionary<string, CopiedBlob> known, CancellationToken cancellationToken)
    {
        var list = new List<CopiedBlob>();
        var gone = 0;
        foreach (var name in await NamesAsync(named, left, cancellationToken))
        {
            var path = PathOf(folder, name.Value);
            if (known.TryGetValue(name.Value, out var before) && File.Exists(path) && new FileInfo(path).Length == before.Bytes)
            {
                list.Add(before);
            }
            else if (await CopyAsync(name, path, cancellationToken) is { } copied)
            {
                list.Add(copied);
            }
            else
            {
                gone++;
            }
        }

        return (list, gone);
    }

    public static byte[] Write(IEnumerable<CopiedBlob> list) => Encoding.ASCII.GetBytes(string.Concat(list.Select(blob => blob + "\n")));

    public static IReadOnlyList<CopiedBlob> Read(string path) =>
        [.. File.ReadLines(path).Select(line => line.Split('\t')).Select(parts => new CopiedBlob(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]))];

    /// <summary>The first file that is missing or not as the list says, or null when all are there.</summary>
    public static async Task<string?> FindBrokenAsync(string folder, IEnumerable<CopiedBlob> list, CancellationToken cancellationToken)
    {
        foreach (var blob in list)
        {
            var path = PathOf(folder, blob.Name);
            if (!BlobName.TryParse(blob.Name, out _) || !File.Exists(path) || new FileInfo(path).Length != blob.Bytes
                || (await PrivateFiles.DescribeAsync(path, cancellationToken)).Sha256 != blob.Sha256)
            {
                return blob.Name;
            }
        }

        return null;
    }

    /// <summary>Brings the files into the store; those that a broken-off restore has brought already stay.</summary>
    public async Task RestoreAsync(string folder, IEnumerable<CopiedBlob> list, CancellationToken cancellationToken)
    {
        foreach (var blob in list)
        {
            if (BlobName.TryParse(blob.Name, out var name) && !await store.ExistsAsync(name, cancellationToken))
            {
                await using var file = File.OpenRead(PathOf(folder, blob.Name));
                await store.WriteAsync(name, (to, cancel) => file.CopyToAsync(to, cancel), cancellationToken);
            }
        }
    }

    /// <summary>Whether the store holds something that is not of this backup.</summary>
    public async Task<bool> HoldsOthersAsync(IReadOnlySet<string> list, CancellationToken cancellationToken)
    {
        await foreach (var name in store.ListAsync(cancellationToken))
        {
            if (!list.Contains(name.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Deletes copies that no backup needs any more, and what a killed run left half copied.</summary>
    public static void DeleteUnneeded(string folder, IReadOnlySet<string> needed)
    {
        var root = Path.Combine(folder, FolderName);
        foreach (var path in Directory.Exists(root) ? Directory.GetFiles(root, "*", SearchOption.AllDirectories) : [])
        {
            if (!needed.Contains(Path.GetFileName(path)))
            {
                File.Delete(path);
            }
        }
    }

    private async Task<IReadOnlyList<BlobName>> NamesAsync(IReadOnlySet<string> named, IReadOnlySet<string> left, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(named, StringComparer.Ordinal);
        await foreach (var name in store.ListAsync(cancellationToken))
        {
            // What no row names at all (a picture of a page, say) is no reporter's and comes along.
            if (!left.Contains(name.Value))
            {
                names.Add(name.Value);
            }
        }

        // By name: the order of copying must not tell the order of writing.
        return [.. names.Order(StringComparer.Ordinal).Select(name => BlobName.TryParse(name, out var blob) ? blob : throw new InvalidDataException("A row names no blob."))];
    }

    private async Task<CopiedBlob?> CopyAsync(BlobName name, string path, CancellationToken cancellationToken)
    {
        PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
        var passing = path + Unfinished;
        try
        {
            await using var source = await store.OpenReadAsync(name, cancellationToken);
            await PrivateFiles.WriteAsync(passing, to => source.CopyToAsync(to, cancellationToken));
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        File.Move(passing, path, overwrite: true);
        var part = await PrivateFiles.DescribeAsync(path, cancellationToken);
        return new CopiedBlob(name.Value, part.Bytes, part.Sha256);
    }

    private static string PathOf(string folder, string name) => Path.Combine(folder, FolderName, name[..2], name);
}
