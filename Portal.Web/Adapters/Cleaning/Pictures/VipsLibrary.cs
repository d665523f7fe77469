using NetVips;

namespace Portal.Web.Adapters.Cleaning.Pictures;

/// <summary>libvips as the intake needs it: only loaders that are fuzzed by their makers, and nothing kept after an operation.</summary>
internal static class VipsLibrary
{
    static VipsLibrary()
    {
        NetVips.NetVips.BlockUntrusted = true;
        // It would print what it dislikes in a reporter's file to the process's output.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, (_, _, _) => { });
        // The operation cache would keep a reporter's pixels in memory.
        Cache.Max = 0;
        Cache.MaxMem = 0;
        Cache.MaxFiles = 0;
    }

    /// <summary>Runs the static constructor; called by everything that opens a picture.</summary>
    public static void Prepare()
    {
    }
}
