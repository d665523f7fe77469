using System.Security.Cryptography;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Blobs;

/// <summary>
/// Writes the files of the day anew, in random order: new inodes, new places on the disk, a ctime of the night, and one time stamp that all levelled files
/// share. By that stamp the next run knows what is done, so that old files are left alone and a killed run goes on where it was.
/// </summary>
internal static class FileLevelling
{
    /// <summary>What every levelled file shows.</summary>
    public static readonly DateTime Stamp = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static async Task<int> RunAsync(string folder, string unfinished, Action<string> levelFolder, CancellationToken cancellationToken)
    {
        var paths = Directory.EnumerateDirectories(folder, "??")
            .SelectMany(Directory.EnumerateFiles)
            .Where(path => BlobName.TryParse(Path.GetFileName(path), out _) && File.GetLastWriteTimeUtc(path) != Stamp)
            .ToArray();
        RandomNumberGenerator.Shuffle(paths.AsSpan());
        var (done, faults) = (0, new List<Exception>());
        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                done += await LevelAsync(path, Path.Combine(unfinished, BlobName.Random().Value), cancellationToken) ? 1 : 0;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The others are still to be levelled; this one is told at the end and tried again.
                faults.Add(fault);
            }
        }

        foreach (var changed in paths.Select(path => Path.GetDirectoryName(path)!).Distinct().Append(unfinished).Append(folder))
        {
            FolderFlush.ToDisk(changed);
            levelFolder(changed);
        }

        return faults.Count == 0 ? done : throw new IOException($"{faults.Count} of {paths.Length} files could not be written anew.", new AggregateException(faults));
    }

    /// <returns>False when the blob was deleted meanwhile.</returns>
    private static async Task<bool> LevelAsync(string path, string copy, CancellationToken cancellationToken)
    {
        try
        {
            await using var fresh = UnfinishedFile.Create(copy);
            await using (var old = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, UnfinishedFile.BufferSize, useAsync: true))
            {
                await old.CopyToAsync(fresh, UnfinishedFile.BufferSize, cancellationToken);
            }

            await fresh.FlushAsync(cancellationToken);
            fresh.Flush(flushToDisk: true);
            File.SetLastWriteTimeUtc(fresh.SafeFileHandle, Stamp);
            File.SetLastAccessTimeUtc(fresh.SafeFileHandle, Stamp);
            return FileExchange.Swap(copy, path);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        finally
        {
            // After the swap this is the old file.
            File.Delete(copy);
        }
    }
}
