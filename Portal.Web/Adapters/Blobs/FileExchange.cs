using System.Runtime.InteropServices;

namespace Portal.Web.Adapters.Blobs;

/// <summary>
/// Puts one file in another's place. A plain rename would bring back a blob that was deleted a moment ago, and nobody would ever remove it again; Linux
/// swaps two names in one step and refuses when one is gone. .NET has no call for it.
/// </summary>
internal static partial class FileExchange
{
    private const int CurrentFolder = -100;
    private const uint Exchange = 2;
    private const int NoEntry = 2;

    /// <returns>False when nothing lies at <paramref name="path"/> any more; then nothing was changed.</returns>
    public static bool Swap(string fresh, string path)
    {
        if (OperatingSystem.IsLinux())
        {
            try
            {
                if (Rename(CurrentFolder, fresh, CurrentFolder, path, Exchange) == 0)
                {
                    return true;
                }

                if (Marshal.GetLastPInvokeError() == NoEntry)
                {
                    return false;
                }
            }
            catch (EntryPointNotFoundException)
            {
                // An old C library.
            }
        }

        // A file system or platform that cannot swap: the look and the rename are then two steps, a few microseconds apart.
        if (!File.Exists(path))
        {
            return false;
        }

        File.Move(fresh, path, overwrite: true);
        return true;
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Rename(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);
}
