using System.Runtime.InteropServices;

namespace Portal.Web.Adapters.Sealing;

/// <summary>
/// Lets the calling thread give way to others of the same process. .NET's own thread priorities do nothing on Linux, where a nice value belongs to one thread;
/// elsewhere they do.
/// </summary>
internal static partial class YieldingThread
{
    private const int ThisThread = 0;

    /// <summary>A third of the common share: enough that a short step is never kept waiting, little enough that derivations go on under any load.</summary>
    private const int Nice = 5;

    public static void Become()
    {
        if (!OperatingSystem.IsLinux())
        {
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
            return;
        }

        try
        {
            _ = SetPriority(ThisThread, 0, Nice);
        }
        catch (Exception foreign) when (foreign is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library: the derivations keep the common rank.
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetPriority(int which, uint who, int nice);
}
