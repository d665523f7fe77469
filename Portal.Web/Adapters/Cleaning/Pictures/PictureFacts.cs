using System.Runtime.InteropServices;

namespace Portal.Web.Adapters.Cleaning.Pictures;

/// <summary>What a picture's header says before anything is decoded.</summary>
/// <param name="Animated">More than one frame: re-encoding would keep only the first.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PictureFacts(long Width, long Height, bool Animated = false)
{
    public long Pixels => Width * Height;
}
