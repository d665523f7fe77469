using System.Runtime.InteropServices;

namespace Portal.Web.Adapters.Blobs;

/// <summary>
/// Brings a folder's entries to the disk. Without it a power cut could take back a rename that a committed report relies on; .NET has
/// no call for it. Windows journals renames by itself, and a file system that cannot flush a folder is left to its own order.
/// </summary>
internal static partial class FolderFlush
{
    private const int ReadOnly = 0;

    public static void ToDisk(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, ReadOnly);
        if (handle >= 0)
        {
            _ = Sync(handle);
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
