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

    [Fact]
    public async Task Clean_forty_eight_megapixel_photo_opens_no_temporary_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        VipsLibrary.Prepare();
        var big = Image.Black(8000, 6000, bands: 3).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb)
            .JpegsaveBuffer(q: 60, keep: Enums.ForeignKeep.None);
        byte[] photo = [.. big.AsSpan(0, 2), .. PictureFiles.Exif(orientation: 6), .. big.AsSpan(2)];
        using var stop = new CancellationTokenSource();
        var watch = Task.Run(() => TemporaryFiles(stop.Token), stop.Token);

        var cleaned = await Cleaned.RunAsync(photo);
        await stop.CancelAsync();

        Assert.True(cleaned.Value.TurnedUpright);
        Assert.Empty(await watch);
    }

    private static List<string> TemporaryFiles(CancellationToken stop)
    {
        var seen = new List<string>();
        do
        {
            foreach (var descriptor in Directory.EnumerateFiles("/proc/self/fd"))
            {
                var target = new FileInfo(descriptor).LinkTarget;
                if (target is not null && (target.EndsWith("(deleted)", StringComparison.Ordinal) || target.Contains("vips", StringComparison.Ordinal))
                    && !target.Contains("doublemapper", StringComparison.Ordinal) && !target.EndsWith(".so", StringComparison.Ordinal))
                {
                    seen.Add(target);
                }
            }
        }
        while (!stop.IsCancellationRequested);

        return seen;
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
