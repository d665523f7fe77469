using System.Security.Cryptography;

namespace Portal.Web.Adapters.Backup;

/// <summary>Files and folders of a backup: for this user's eyes only, and on the disk before anything relies on them.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(path, options);
    }

    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        await using var file = Create(path);
        await write(file);
        await file.FlushAsync();
        file.Flush(flushToDisk: true);
    }

    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFile | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Reads the file back from where it lies, so that what was written wrong shows now.</summary>
    public static async Task<PartOfBackup> DescribeAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return new PartOfBackup(Path.GetFileName(path), file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)));
    }

    public static async Task<bool> IsAsync(string folder, PartOfBackup part, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, Path.GetFileName(part.File));
        return File.Exists(path) && await DescribeAsync(path, cancellationToken) == part;
    }
}
