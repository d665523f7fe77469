using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Blobs;

/// <summary>
/// Blobs as files: <c>&lt;folder&gt;/&lt;first two digits&gt;/&lt;name&gt;</c>, for this user's eyes only. A blob is written under a random name in
/// <c>.unfinished</c>, brought to the disk, and only then given its name, so that a reader sees the whole of it or nothing.
/// Files and folders show the day they changed and no finer time (what the file system keeps beside, such as ctime, is in the threat model).
/// </summary>
internal sealed class FileBlobStore : IBlobStore
{
    private const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder;
    private readonly string _unfinished;
    private readonly TimeProvider _time;

    public FileBlobStore(string folder, TimeProvider time)
    {
        _folder = folder;
        _unfinished = Path.Combine(folder, ".unfinished");
        _time = time;
        MakeFolder(_folder);
        MakeFolder(_unfinished);
    }

    public async Task WriteAsync(BlobName name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (File.Exists(PathOf(name)))
        {
            throw new IOException($"The blob {name} is there already.");
        }

        await WriteUnfinishedAsync(write, name, cancellationToken);
    }

    public Task<BlobName> WriteByHashAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        WriteUnfinishedAsync(write, given: null, cancellationToken);

    public Task<Stream> OpenReadAsync(BlobName name, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream>(new FileStream(PathOf(name), new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous,
                BufferSize = UnfinishedFile.BufferSize,
            }));
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new FileNotFoundException($"There is no blob {name}.", missing);
        }
    }

    public Task<bool> ExistsAsync(BlobName name, CancellationToken cancellationToken) => Task.FromResult(File.Exists(PathOf(name)));

    public Task DeleteAsync(BlobName name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            File.Delete(path);
            LevelFolder(Path.GetDirectoryName(path)!);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<BlobName> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var folder in Directory.EnumerateDirectories(_folder, "??"))
        {
            foreach (var path in Directory.EnumerateFiles(folder))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (BlobName.TryParse(Path.GetFileName(path), out var name))
                {
                    yield return name;
                }
            }
        }
    }

    public Task SweepUnfinishedAsync(CancellationToken cancellationToken)
    {
        foreach (var path in Directory.EnumerateFiles(_unfinished))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                // A writer, in whichever process, holds a lock on its file; a killed one holds nothing.
                using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    File.Delete(path);
                }
            }
            catch (IOException)
            {
                // It is being written, or has just got its name: not ours to remove.
            }
        }

        LevelFolder(_unfinished);
        return Task.CompletedTask;
    }

    public Task<int> LevelAsync(CancellationToken cancellationToken) => FileLevelling.RunAsync(_folder, _unfinished, LevelFolder, cancellationToken);

    private async Task<BlobName> WriteUnfinishedAsync(
        Func<Stream, CancellationToken, Task> write, BlobName? given, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(_unfinished, BlobName.Random().Value);
        try
        {
            await using var file = UnfinishedFile.Create(unfinished);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await write(new HashingStream(file, hash), cancellationToken);
            await file.FlushAsync(cancellationToken);
            file.Flush(flushToDisk: true);
            File.SetLastWriteTimeUtc(file.SafeFileHandle, Today);
            File.SetLastAccessTimeUtc(file.SafeFileHandle, Today);
            var name = given ?? BlobName.OfHash(hash.GetHashAndReset());
            var path = PathOf(name);
            var folder = Path.GetDirectoryName(path)!;
            MakeFolder(folder);
            // A given name is never taken twice; a hash names the same bytes whoever wrote them, so that two writers need no lock.
            File.Move(unfinished, path, overwrite: given is null);
            LevelFolder(folder);
            FolderFlush.ToDisk(folder);
            return name;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
        finally
        {
            LevelFolder(_unfinished);
        }
    }

    private DateTime Today => _time.GetUtcNow().UtcDateTime.Date;

    private string PathOf(BlobName name) => Path.Combine(_folder, name.Value[..2], name.Value);

    // A folder's own time tells when its last file came or went.
    private void LevelFolder(string folder)
    {
        Directory.SetLastWriteTimeUtc(folder, Today);
        Directory.SetLastAccessTimeUtc(folder, Today);
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerFolder);
        }
    }
}
