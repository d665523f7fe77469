namespace Portal.Web.Adapters.Blobs;

/// <summary>A file that is being written under <c>.unfinished</c>: new, for this user's eyes only, and locked until it has its name.</summary>
internal static class UnfinishedFile
{
    public const int BufferSize = 64 * 1024;

    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            // Sharing deletion lets the file be renamed while its lock still keeps the sweeper off, on Windows too.
            Share = FileShare.Delete,
            Options = FileOptions.Asynchronous,
            BufferSize = BufferSize,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
