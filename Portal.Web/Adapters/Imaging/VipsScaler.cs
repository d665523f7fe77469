using NetVips;
using Portal.Cms.Media;

namespace Portal.Web.Adapters.Imaging;

/// <summary>
/// Scales pictures of the media library with libvips. JPEG is made while somebody waits and must not stand behind a slow AVIF: each of the two has a gate of its
/// own, one picture at a time.
/// </summary>
internal sealed class VipsScaler : IPictureScaler, IDisposable
{
    /// <summary>By the header, before anything is decoded.</summary>
    private const long MostPixels = 50_000_000;

    private const int JpegQuality = 82;
    private const int WebPQuality = 80;
    private const int AvifQuality = 55;

    /// <summary>Of 9: a third of the default's time for a twentieth more bytes.</summary>
    private const int AvifEffort = 2;

    private readonly SemaphoreSlim _atOnce = new(1, 1);
    private readonly SemaphoreSlim _later = new(1, 1);

    public (int Width, int Height)? Measure(ReadOnlyMemory<byte> picture)
    {
        ImagingLibrary.Prepare();
        try
        {
            using var opened = Image.NewFromBuffer(picture.ToArray(), access: Enums.Access.Sequential);
            if ((long)opened.Width * opened.Height > MostPixels)
            {
                return null;
            }

            // Marked as lying on its side: it is shown upright.
            var lies = opened.Contains("orientation") && Convert.ToInt32(opened.Get("orientation"), System.Globalization.CultureInfo.InvariantCulture) is >= 5 and <= 8;
            return lies ? (opened.Height, opened.Width) : (opened.Width, opened.Height);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    public async Task<ScaledPicture?> ScaleAsync(byte[] picture, int width, string type, CancellationToken cancellationToken)
    {
        ImagingLibrary.Prepare();
        var gate = type == "image/jpeg" ? _atOnce : _later;
        await gate.WaitAsync(cancellationToken);
        try
        {
            return Measure(picture) is null ? null : Scale(picture, width, type);
        }
        catch (VipsException)
        {
            return null;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        _atOnce.Dispose();
        _later.Dispose();
    }

    private static ScaledPicture Scale(byte[] picture, int width, string type)
    {
        // Height is free: only the width binds. The loader shrinks while it decodes, so a large photograph never lies whole in memory.
        using var small = Image.ThumbnailBuffer(picture, width, height: 100_000, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Error);
        return type switch
        {
            "image/webp" => new ScaledPicture(small.WebpsaveBuffer(q: WebPQuality, keep: Enums.ForeignKeep.None), type),
            "image/avif" => new ScaledPicture(
                small.HeifsaveBuffer(q: AvifQuality, compression: Enums.ForeignHeifCompression.Av1, effort: AvifEffort, keep: Enums.ForeignKeep.None), type),
            _ when small.HasAlpha() => new ScaledPicture(small.PngsaveBuffer(compression: 6, keep: Enums.ForeignKeep.None), "image/png"),
            _ => new ScaledPicture(small.JpegsaveBuffer(q: JpegQuality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None), "image/jpeg"),
        };
    }
}
