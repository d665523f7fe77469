using NetVips;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Cleaning.Pictures;

namespace Portal.Tests.Web.Cleaning;

public class PictureCleaningTests
{
    private const string Mark = PictureFiles.Mark;

    public static TheoryData<string> Dirty => new("jpeg", "png", "webp");

    [Theory]
    [MemberData(nameof(Dirty))]
    public async Task Clean_picture_with_everything_in_it_keeps_only_pixels(string format)
    {
        byte[] dirty = format switch
        {
            "jpeg" => [.. PictureFiles.Jpeg(PictureFiles.Exif(), PictureFiles.Xmp(), PictureFiles.Iptc(), PictureFiles.Segment(0xFE, System.Text.Encoding.ASCII.GetBytes(Mark))), .. PictureFiles.Zip()],
            "png" => [.. PictureFiles.Png(
                PictureFiles.Chunk("tEXt", [.. "Author\0"u8, .. System.Text.Encoding.ASCII.GetBytes(Mark)]),
                PictureFiles.Chunk("eXIf", PictureFiles.ExifBlock()),
                PictureFiles.Chunk("tIME", [7, 0xEA, 3, 1, 8, 0, 0])), .. PictureFiles.Zip()],
            _ => PictureFiles.WebP(
                PictureFiles.RiffChunk("EXIF", PictureFiles.ExifBlock()),
                PictureFiles.RiffChunk("XMP ", System.Text.Encoding.UTF8.GetBytes($"<dc:creator>{Mark}</dc:creator>"))),
        };
        Assert.True(Cleaned.Holds(dirty, Mark));

        var cleaned = await Cleaned.RunAsync(dirty);

        Assert.Equal((AttachmentKind.Picture, format == "jpeg" ? "jpg" : format), (cleaned.Value.Kind, cleaned.Value.Extension));
        Assert.Equal(cleaned.Bytes.Length, cleaned.Value.Length);
        Assert.False(Cleaned.Holds(cleaned.Bytes, Mark));
        Assert.Contains(Removal.Location, cleaned.Value.Removed);
        Assert.Contains(Removal.CaptureTime, cleaned.Value.Removed);
        Assert.Contains(Removal.DeviceModel, cleaned.Value.Removed);
        Assert.Contains(Removal.Author, cleaned.Value.Removed);
        Assert.Equal(format != "webp", cleaned.Value.Removed.Contains(Removal.TrailingData));
        var again = new RemovalNotesOf(cleaned.Bytes, format);
        Assert.Empty(again.Found);
        AssertQuarters(cleaned.Bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Clean_turned_photo_makes_it_upright(int orientation)
    {
        var cleaned = await Cleaned.RunAsync(PictureFiles.Jpeg(orientation));

        Assert.Equal(orientation != 1, cleaned.Value.TurnedUpright);
        AssertQuarters(cleaned.Bytes);
    }

    [Theory]
    [InlineData("phone-1.jpg", 1600, 1200)]
    [InlineData("phone-2.jpg", 1600, 1200)]
    [InlineData("phone-3.heic", 1600, 1200)]
    public async Task Clean_phone_photo_loses_place_and_camera(string name, int width, int height)
    {
        var photo = Cleaned.Photo(name);

        var cleaned = await Cleaned.RunAsync(photo);

        Assert.Equal("jpg", cleaned.Value.Extension);
        Assert.Equal(name == "phone-2.jpg", cleaned.Value.TurnedUpright);
        Assert.Contains(Removal.Location, cleaned.Value.Removed);
        Assert.Contains(Removal.DeviceModel, cleaned.Value.Removed);
        Assert.False(Cleaned.Holds(cleaned.Bytes, "ZQ7"));
        Assert.False(Cleaned.Holds(cleaned.Bytes, "Exif"));
        using var image = Image.NewFromBuffer(cleaned.Bytes);
        Assert.Equal((width, height), (image.Width, image.Height));
    }

    [Fact]
    public async Task Clean_photo_of_two_pictures_keeps_the_first()
    {
        byte[] pair = [.. PictureFiles.Jpeg(PictureFiles.Segment(0xE2, "MPF\0"u8)), .. PictureFiles.Jpeg(PictureFiles.Exif())];

        var cleaned = await Cleaned.RunAsync(pair);

        Assert.Contains(Removal.TrailingData, cleaned.Value.Removed);
        Assert.False(Cleaned.Holds(cleaned.Bytes, Mark));
    }

    [Fact]
    public async Task Clean_picture_with_colour_profile_turns_it_to_srgb()
    {
        var p3 = PictureFiles.Quarters().IccTransform("p3", inputProfile: "srgb").JpegsaveBuffer(q: 95, keep: Enums.ForeignKeep.Icc);

        var cleaned = await Cleaned.RunAsync(p3);

        Assert.Contains(Removal.ColourProfile, cleaned.Value.Removed);
        Assert.False(Cleaned.Holds(cleaned.Bytes, "ICC_PROFILE"));
        AssertQuarters(cleaned.Bytes);
    }

    [Fact]
    public async Task Clean_transparent_picture_keeps_it_transparent()
    {
        var png = PictureFiles.Quarters().Bandjoin(Image.Black(64, 32) + 77).Cast(Enums.BandFormat.Uchar).PngsaveBuffer();

        using var image = Image.NewFromBuffer((await Cleaned.RunAsync(png)).Bytes);

        Assert.Equal([255, 0, 0, 77], image.Getpoint(4, 4));
    }

    [Fact]
    public async Task Clean_picture_with_too_many_pixels_is_refused_by_its_header()
    {
        var huge = PictureFiles.Jpeg();
        var frame = huge.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        (huge[frame + 5], huge[frame + 7]) = (0x40, 0x40);

        Assert.Equal("AttachmentTooManyPixels", (await Cleaned.RunAsync(huge)).Code);
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("heic")]
    public async Task Clean_cut_picture_is_refused_and_leaves_nothing(string format)
    {
        var whole = format switch
        {
            "jpeg" => Cleaned.Photo("phone-1.jpg"),
            "png" => PictureFiles.Png(),
            "webp" => PictureFiles.WebP(),
            _ => Cleaned.Photo("phone-3.heic"),
        };

        var cleaned = await Cleaned.RunAsync(whole[..(whole.Length / 2)]);

        Assert.Equal("AttachmentBroken", cleaned.Code);
        Assert.Empty(cleaned.Bytes);
    }

    [Theory]
    [InlineData(".gif", "gif")]
    [InlineData(".tif", "tif")]
    public async Task Clean_other_picture_format_needs_consent_and_is_kept_with_it(string suffix, string extension)
    {
        var file = suffix == ".gif" ? PictureFiles.Quarters().GifsaveBuffer() : PictureFiles.Quarters().TiffsaveBuffer();

        var refused = await Cleaned.RunAsync(file);
        var kept = await Cleaned.RunAsync(file, keepOriginal: true);

        Assert.Equal("AttachmentNeedsConsent", refused.Code);
        Assert.Empty(refused.Bytes);
        Assert.Equal((AttachmentKind.Original, extension), (kept.Value.Kind, kept.Value.Extension));
        Assert.Equal(file, kept.Bytes);
    }

    [Theory]
    [InlineData("cmyk")]
    [InlineData("grey")]
    [InlineData("sixteen bits")]
    public async Task Clean_picture_in_another_colour_space_gives_a_plain_one(string space)
    {
        var file = space switch
        {
            "cmyk" => PictureFiles.Quarters().IccTransform("cmyk", inputProfile: "srgb").JpegsaveBuffer(keep: Enums.ForeignKeep.None),
            "grey" => PictureFiles.Quarters().Colourspace(Enums.Interpretation.Bw).JpegsaveBuffer(),
            _ => PictureFiles.Quarters().Colourspace(Enums.Interpretation.Rgb16).PngsaveBuffer(),
        };

        using var image = Image.NewFromBuffer((await Cleaned.RunAsync(file)).Bytes);

        Assert.Equal((space == "grey" ? 1 : 3, Enums.BandFormat.Uchar), (image.Bands, image.Format));
    }

    [Fact]
    public async Task Clean_heic_leaves_every_other_coder_of_that_library_off()
    {
        await Cleaned.RunAsync(Cleaned.Photo("phone-3.heic"));

        Assert.Throws<ImageMagick.MagickPolicyErrorException>(() => new ImageMagick.MagickImage(PictureFiles.Png()));
        Assert.Equal(0UL, ImageMagick.ResourceLimits.Disk);
    }

    // Seen red with random access and without "memory": libvips then held 144 MB of the photo in an unlinked file under /tmp.
    [Theory]
    [InlineData("jpeg")]
    [InlineData("interlaced png")]
    public async Task Clean_forty_eight_megapixel_photo_opens_no_temporary_file(string format)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        VipsLibrary.Prepare();
        using var black = Image.Black(8000, 6000, bands: 3).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        var big = format == "jpeg" ? black.JpegsaveBuffer(q: 60, keep: Enums.ForeignKeep.None) : black.PngsaveBuffer(interlace: true, compression: 1, keep: Enums.ForeignKeep.None);
        byte[] photo = format == "jpeg"
            ? [.. big.AsSpan(0, 2), .. PictureFiles.Exif(orientation: 6), .. big.AsSpan(2)]
            : [.. big.AsSpan(0, 33), .. PictureFiles.Chunk("eXIf", PictureFiles.ExifBlock(orientation: 6)), .. big.AsSpan(33)];
        using var stop = new CancellationTokenSource();
        var watch = Task.Run(() => LargeUnlinkedFiles(stop.Token), TestContext.Current.CancellationToken);

        var cleaned = await Cleaned.RunAsync(photo);
        await stop.CancelAsync();

        Assert.True(cleaned.Value.TurnedUpright);
        Assert.Empty(await watch);
    }

    private static List<string> LargeUnlinkedFiles(CancellationToken stop)
    {
        var seen = new List<string>();
        while (!stop.IsCancellationRequested)
        {
            foreach (var descriptor in Directory.EnumerateFiles("/proc/self/fd"))
            {
                var target = new FileInfo(descriptor).LinkTarget;
                if (target is not null && target.EndsWith("(deleted)", StringComparison.Ordinal)
                    && !target.StartsWith("/memfd:", StringComparison.Ordinal) && LengthOf(descriptor) > 10_000_000)
                {
                    seen.Add(target);
                }
            }
        }

        return seen;
    }

    private static long LengthOf(string descriptor)
    {
        try
        {
            using var handle = File.OpenHandle(descriptor);
            return RandomAccess.GetLength(handle);
        }
        catch (IOException)
        {
            // Closed again in the meantime.
            return 0;
        }
        catch (UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static void AssertQuarters(byte[] picture)
    {
        using var image = Image.NewFromBuffer(picture);
        Assert.Equal((64, 32), (image.Width, image.Height));
        AssertNear([255, 0, 0], image.Getpoint(8, 6));
        AssertNear([0, 255, 0], image.Getpoint(56, 6));
        AssertNear([0, 0, 255], image.Getpoint(32, 26));
    }

    private static void AssertNear(double[] wanted, double[] found) =>
        Assert.All(wanted.Zip(found), pair => Assert.InRange(pair.Second, pair.First - 14, pair.First + 14));
}
