using ImageMagick;
using ImageMagick.Configuration;
using ImageMagick.Formats;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Pictures;

/// <summary>The pixels of a HEIF picture, upright; three bytes each (four with transparency).</summary>
internal sealed record DecodedPixels(byte[] Bytes, int Width, int Height, int Bands, byte[]? ColourProfile);

/// <summary>
/// Decodes HEIC with the library that carries an HEVC decoder, and does nothing else with that library: its policy turns every other
/// coder, every delegate and every filter off, and its disk limit is zero, because it would spill pixels to disk.
/// </summary>
internal static class HeifDecoder
{
    private const string Policy = """
        <policymap>
          <policy domain="delegate" rights="none" pattern="*" />
          <policy domain="filter" rights="none" pattern="*" />
          <policy domain="path" rights="none" pattern="@*" />
          <policy domain="coder" rights="none" pattern="*" />
          <policy domain="coder" rights="read" pattern="HEIC" />
        </policymap>
        """;

    static HeifDecoder()
    {
        var files = ConfigurationFiles.Default;
        files.Policy.Data = Policy;
        var folder = Directory.CreateTempSubdirectory("portal-heif-policy-").FullName;
        try
        {
            MagickNET.Initialize(files, folder);
            // Reads the policy now, so that the folder need not stay.
            _ = MagickNET.SupportedFormats.Count;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        ResourceLimits.Disk = 0;
        ResourceLimits.Memory = 1024UL * 1024 * 1024;
        ResourceLimits.Area = 1024UL * 1024 * 1024;
        ResourceLimits.Width = 32_768;
        ResourceLimits.Height = 32_768;
        ResourceLimits.ListLength = 4;
        ResourceLimits.Thread = 2;
        OpenCL.IsEnabled = false;
    }

    public static DecodedPixels Decode(byte[] heif, RemovalNotes notes)
    {
        var settings = new MagickReadSettings(new HeicReadDefines { MaxItems = 2_000 }) { Format = MagickFormat.Heic };
        using var image = new MagickImage(heif, settings);
        Note(image, notes);
        var profile = image.GetColorProfile()?.ToByteArray();
        var bands = image.HasAlpha ? 4 : 3;
        using var pixels = image.GetPixelsUnsafe();
        var bytes = pixels.ToByteArray(bands == 4 ? "RGBA" : "RGB") ?? throw CannotCleanException.Broken();
        return new DecodedPixels(bytes, (int)image.Width, (int)image.Height, bands, profile);
    }

    private static void Note(MagickImage image, RemovalNotes notes)
    {
        if (image.GetProfile("exif")?.ToByteArray() is { } exif)
        {
            ExifFacts.Note(exif.AsSpan().StartsWith("Exif\0\0"u8) ? exif.AsSpan(6) : exif, notes);
        }

        if (image.GetProfile("xmp")?.ToByteArray() is { } xmp)
        {
            notes.AddFrom(xmp, Removal.PictureMetadata);
        }

        if (image.HasProfile("icc"))
        {
            notes.Add(Removal.ColourProfile);
        }
    }
}
