using NetVips;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Cleaning.Pictures;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>Pictures inside a document go the way of all pictures; a kind that cannot be made anew becomes a grey square.</summary>
internal sealed class OfficePictures(RemovalNotes notes)
{
    private long _pixels = CleaningLimits.PixelsOfDocument;

    /// <summary>jpg or png, by content.</summary>
    public static string EndingOf(ReadOnlySpan<byte> picture) => ContentSniffer.Tell(picture) == FileShape.Jpeg ? "jpg" : "png";

    public byte[] Clean(byte[] picture)
    {
        var shape = ContentSniffer.Tell(picture);
        if (shape is FileShape.Jpeg or FileShape.Png)
        {
            try
            {
                var cleaned = PictureCleaner.Clean(picture, shape, notes, Math.Min(_pixels, CleaningLimits.Pixels));
                _pixels -= cleaned.Pixels;
                return cleaned.Bytes;
            }
            catch (CannotCleanException refused) when (refused.Refusal.Code != CleaningRefusals.TooManyPixels.Code)
            {
                // Falls through to the square.
            }
            catch (VipsException)
            {
                // Falls through to the square.
            }
        }

        notes.Add(Removal.EmbeddedFiles);
        return GreySquare(shape == FileShape.Jpeg);
    }

    private static byte[] GreySquare(bool jpeg)
    {
        VipsLibrary.Prepare();
        using var black = Image.Black(16, 16, bands: 3);
        using var grey = black + 208;
        using var square = grey.Cast(Enums.BandFormat.Uchar);
        using var plain = square.Copy(interpretation: Enums.Interpretation.Srgb);
        return jpeg ? plain.JpegsaveBuffer(keep: Enums.ForeignKeep.None) : plain.PngsaveBuffer(keep: Enums.ForeignKeep.None);
    }
}
