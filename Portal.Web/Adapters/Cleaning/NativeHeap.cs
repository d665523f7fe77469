using System.Runtime.InteropServices;

namespace Portal.Web.Adapters.Cleaning;

/// <summary>
/// Bounds what the C library keeps for itself. The picture libraries take and free pixels by the ten megabytes on many threads; glibc would give each thread a
/// heap of its own and return little of it, so that twenty reports with photos took a gigabyte (docs/benchmarks/intake.md). Elsewhere nothing happens.
/// </summary>
internal static partial class NativeHeap
{
    private const int TrimThreshold = -1;
    private const int MappedFrom = -3;
    private const int MostArenas = -8;

    /// <summary>As early as can be: a thread keeps the heap that it was given.</summary>
    public static void Bound()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = Set(MostArenas, 1);

            // Pixels and files lie in pages of their own, which go back the moment they are freed.
            _ = Set(MappedFrom, 256 * 1024);
            _ = Set(TrimThreshold, 1024 * 1024);
        }
        catch (Exception foreign) when (foreign is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library (musl), which has one heap anyway.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Set(int what, int value);
}
