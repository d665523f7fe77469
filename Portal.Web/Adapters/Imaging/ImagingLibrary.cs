using NetVips;

namespace Portal.Web.Adapters.Imaging;

/// <summary>
/// libvips as the site needs it: only loaders that are fuzzed by their makers, nothing printed, and nothing kept after an operation. The settings are the process's
/// own; the cleaning of reporters' files sets the same ones.
/// </summary>
internal static class ImagingLibrary
{
    static ImagingLibrary()
    {
        NetVips.NetVips.BlockUntrusted = true;
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, (_, _, _) => { });
        Cache.Max = 0;
        Cache.MaxMem = 0;
        Cache.MaxFiles = 0;
    }

    /// <summary>Runs the static constructor; called by everything that opens a picture.</summary>
    public static void Prepare()
    {
    }
}
