using NetVips;

namespace Portal.Web.Adapters.Cleaning.Pictures;

/// <param name="Pixels">Width times height, for callers that keep a budget.</param>
internal sealed record CleanedPicture(byte[] Bytes, string Extension, bool TurnedUpright, long Pixels);

/// <summary>
/// Decodes a picture, turns it upright, brings it to sRGB and encodes its pixels anew: what is not a pixel does not come along. A picture
/// that will not encode is refused, never passed through.
/// </summary>
internal static class PictureCleaner
{
    private const int JpegQuality = 88;
    private const int WebPQuality = 86;

    /// <param name="pixelsAllowed">Checked against the header before anything is decoded.</param>
    public static CleanedPicture Clean(byte[] data, FileShape shape, RemovalNotes notes, long pixelsAllowed = CleaningLimits.Pixels)
    {
        VipsLibrary.Prepare();
        var turned = false;
        var facts = shape switch
        {
            FileShape.Jpeg => JpegSegments.Read(data, notes),
            FileShape.Png => PngChunks.Read(data, notes),
            FileShape.WebP => WebPChunks.Read(data, notes),
            FileShape.Heif => ReadHeif(data, notes, out turned),
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        };
        if (facts.Pixels > pixelsAllowed)
        {
            throw new CannotCleanException(CleaningRefusals.TooManyPixels);
        }

        if (facts.Animated)
        {
            throw new CannotCleanException(CleaningRefusals.NeedsConsent);
        }

        using var opened = Open(data, shape, notes);
        if ((long)opened.Width * opened.Height > pixelsAllowed)
        {
            throw new CannotCleanException(CleaningRefusals.TooManyPixels);
        }

        using var upright = Upright(opened, ref turned);
        using var plain = ToSrgb(upright);
        return shape switch
        {
            FileShape.Png => new CleanedPicture(plain.PngsaveBuffer(compression: 6, keep: Enums.ForeignKeep.None), "png", turned, facts.Pixels),
            FileShape.WebP => new CleanedPicture(plain.WebpsaveBuffer(q: WebPQuality, keep: Enums.ForeignKeep.None), "webp", turned, facts.Pixels),
            _ => new CleanedPicture(plain.JpegsaveBuffer(q: JpegQuality, keep: Enums.ForeignKeep.None), "jpg", turned, facts.Pixels),
        };
    }

    private static PictureFacts ReadHeif(byte[] data, RemovalNotes notes, out bool turned)
    {
        (var facts, turned) = HeifBoxes.Read(data, notes);
        return facts;
    }

    // "memory" and sequential access together keep libvips from its unlinked temp file (PACKAGES.md).
    private static Image Open(byte[] data, FileShape shape, RemovalNotes notes) => shape switch
    {
        FileShape.Jpeg => Image.JpegloadBuffer(data, memory: true, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error),
        FileShape.Png => Image.PngloadBuffer(data, memory: true, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error),
        FileShape.WebP => Image.WebploadBuffer(data, memory: true, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error),
        _ => FromPixels(HeifDecoder.Decode(data, notes)),
    };

    private static Image FromPixels(DecodedPixels decoded)
    {
        using var raw = Image.NewFromMemoryCopy(decoded.Bytes, decoded.Width, decoded.Height, decoded.Bands, Enums.BandFormat.Uchar);
        using var plain = raw.Copy(interpretation: Enums.Interpretation.Srgb);
        return decoded.ColourProfile is { } profile
            ? plain.Mutate(image => image.Set(GValue.BlobType, "icc-profile-data", profile))
            : plain.Copy();
    }

    private static Image Upright(Image opened, ref bool turned)
    {
        var orientation = opened.Contains("orientation") ? Convert.ToInt32(opened.Get("orientation"), System.Globalization.CultureInfo.InvariantCulture) : 1;
        if (orientation is < 2 or > 8)
        {
            return opened.Copy();
        }

        turned = true;
        // Turning reads the picture in another order than it is decoded: it must lie in memory first.
        using var whole = opened.CopyMemory();
        return whole.Autorot();
    }

    private static Image ToSrgb(Image image)
    {
        if (image.Contains("icc-profile-data") || image.Interpretation == Enums.Interpretation.Cmyk)
        {
            try
            {
                return image.IccTransform("srgb", embedded: true, inputProfile: image.Interpretation == Enums.Interpretation.Cmyk ? "cmyk" : null, depth: 8);
            }
            catch (VipsException)
            {
                // A profile that cannot be used is dropped like every other part that is no pixel.
            }
        }

        return image.Bands < 3 ? image.Colourspace(Enums.Interpretation.Bw) : image.Colourspace(Enums.Interpretation.Srgb);
    }
}
