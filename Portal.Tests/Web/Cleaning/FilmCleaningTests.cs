using Portal.Domain.Reporting;
using Portal.Web.Adapters.Cleaning;

namespace Portal.Tests.Web.Cleaning;

public class FilmCleaningTests
{
    private const string Mark = FilmFiles.Mark;

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Clean_film_leaves_pictures_and_sound_in_place_and_no_mark(bool indexFirst, bool wide)
    {
        var film = FilmFiles.Film(indexFirst, metadataTrack: indexFirst, wide);

        var cleaned = await Cleaned.RunAsync(film);

        Assert.Equal((AttachmentKind.Video, "mov", true, TimeSpan.FromSeconds(2)), (cleaned.Value.Kind, cleaned.Value.Extension, cleaned.Value.HasVoice, cleaned.Value.Duration));
        Assert.Equal(film.Length, cleaned.Bytes.Length);
        Assert.Equal(film.Length, cleaned.Value.Length);
        AssertSameData(film, cleaned.Bytes, FilmFiles.Picture);
        AssertSameData(film, cleaned.Bytes, FilmFiles.Sound);
        AssertClean(cleaned.Bytes);
        Assert.Empty(cleaned.Value.LeftToBlank);
        Assert.Equal(indexFirst, cleaned.Value.Removed.Contains(Removal.MotionTrack));
        Assert.Contains(Removal.Location, cleaned.Value.Removed);
        Assert.Contains(Removal.CaptureTime, cleaned.Value.Removed);
        Assert.Contains(Removal.DeviceModel, cleaned.Value.Removed);
    }

    [Fact]
    public async Task Clean_film_twice_changes_nothing_more()
    {
        var once = await Cleaned.RunAsync(FilmFiles.Film(indexFirst: true, metadataTrack: true));

        var twice = await Cleaned.RunAsync(once.Bytes);

        Assert.Equal(once.Bytes, twice.Bytes);
        Assert.Empty(twice.Value.Removed);
    }

    [Fact]
    public async Task Clean_film_with_late_index_and_metadata_track_is_refused()
    {
        Assert.Equal("AttachmentMetadataTrack", (await Cleaned.RunAsync(FilmFiles.Film(indexFirst: false, metadataTrack: true))).Code);
    }

    [Fact]
    public async Task Clean_film_with_late_index_and_metadata_track_is_clean_after_the_second_pass()
    {
        var film = FilmFiles.Film(indexFirst: false, metadataTrack: true);
        var cleaned = await Cleaned.RunAsync(film, mayBlankLater: true);
        using var written = new MemoryStream(cleaned.Bytes);
        using var sink = new MemoryStream();
        using var cleaner = new AttachmentCleaner();

        await cleaner.BlankAsync(written, sink, cleaned.Value.LeftToBlank, TestContext.Current.CancellationToken);

        Assert.Equal(AttachmentKind.Video, cleaned.Value.Kind);
        Assert.Equal(FilmFiles.Places.Length, cleaned.Value.LeftToBlank.Sum(range => range.Length));
        Assert.True(Cleaned.Holds(cleaned.Bytes, Mark));
        AssertClean(sink.ToArray());
        AssertSameData(film, sink.ToArray(), FilmFiles.Picture);
        AssertSameData(film, sink.ToArray(), FilmFiles.Sound);
    }

    [Fact]
    public async Task Clean_film_with_late_metadata_track_and_consent_is_an_original()
    {
        Assert.Equal(AttachmentKind.Original, (await Cleaned.RunAsync(FilmFiles.Film(false, true), keepOriginal: true)).Value.Kind);
    }

    [Fact]
    public async Task Clean_fragmented_film_blanks_its_metadata_track()
    {
        var film = FilmFiles.Fragmented();

        var cleaned = await Cleaned.RunAsync(film);

        Assert.Equal("mp4", cleaned.Value.Extension);
        Assert.False(cleaned.Value.HasVoice);
        AssertSameData(film, cleaned.Bytes, FilmFiles.Picture);
        AssertClean(cleaned.Bytes);
    }

    [Fact]
    public async Task Clean_film_of_motion_jpeg_needs_consent()
    {
        Assert.Equal("AttachmentNeedsConsent", (await Cleaned.RunAsync(FilmFiles.Film(true, false, coding: "jpeg"))).Code);
        Assert.Equal(AttachmentKind.Original, (await Cleaned.RunAsync(FilmFiles.Film(true, false, coding: "jpeg"), keepOriginal: true)).Value.Kind);
    }

    [Fact]
    public async Task Clean_film_drops_what_stands_behind_its_boxes()
    {
        byte[] film = [.. FilmFiles.Film(true, false), 0xFF, 0xEE, 0xDD, 0xCC, 1, 2, 3, 4, .. FilmFiles.Ascii(Mark)];

        var cleaned = await Cleaned.RunAsync(film);

        Assert.Contains(Removal.TrailingData, cleaned.Value.Removed);
        AssertClean(cleaned.Bytes);
    }

    [Fact]
    public async Task Clean_film_whose_data_reaches_to_the_end_is_taken()
    {
        var film = FilmFiles.Film(true, false);
        var data = film.AsSpan().IndexOf("mdat"u8);
        film.AsSpan(data - 4, 4).Clear();

        Assert.False((await Cleaned.RunAsync(film)).Outcome.IsRefused);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Clean_cut_film_is_refused(bool indexFirst)
    {
        var film = FilmFiles.Film(indexFirst, false);

        Assert.Equal("AttachmentBroken", (await Cleaned.RunAsync(film[..^40])).Code);
    }

    [Fact]
    public async Task Clean_film_of_more_than_a_hundred_megabytes_is_refused()
    {
        var film = FilmFiles.Film(true, false);
        var data = film.AsSpan().IndexOf("mdat"u8);
        film[data - 4] = 0x7F;

        var cleaned = await Cleaned.RunAsync(film);

        Assert.Equal("AttachmentTooLarge", cleaned.Code);
        Assert.Equal("100", cleaned.Outcome.Refusals[0].Arguments[0]);
    }

    [Fact]
    public async Task Clean_song_keeps_its_frames_only()
    {
        var frames = FilmFiles.Mp3();
        byte[] song = [.. FilmFiles.Id3(Mark), .. new byte[77], .. frames, .. FilmFiles.Ape(Mark), .. FilmFiles.Id3Old(Mark)];

        var cleaned = await Cleaned.RunAsync(song);

        Assert.Equal(frames, cleaned.Bytes);
        Assert.Equal((AttachmentKind.Audio, "mp3", true), (cleaned.Value.Kind, cleaned.Value.Extension, cleaned.Value.HasVoice));
        Assert.Equal(20 * 1152 / 44_100.0, cleaned.Value.Duration!.Value.TotalSeconds, 3);
        Assert.Contains(Removal.Author, cleaned.Value.Removed);
    }

    [Fact]
    public async Task Clean_tag_without_song_is_refused()
    {
        Assert.Equal("AttachmentBroken", (await Cleaned.RunAsync([.. FilmFiles.Id3(Mark), .. new byte[5_000]])).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Clean_long_film_is_passed_on_while_it_arrives(bool keepOriginal)
    {
        using var source = new LongFilm(90 * 1024 * 1024, film: !keepOriginal);
        using var sink = new LagMeter(source);
        using var cleaner = new AttachmentCleaner();

        var outcome = await cleaner.CleanAsync(source, sink, keepOriginal, TestContext.Current.CancellationToken);

        Assert.Equal(source.Length, outcome.Value.Length);
        Assert.InRange(sink.Largest, 0, 512 * 1024);
    }

    [Fact]
    public async Task Clean_passes_on_a_lost_connection_as_it_is()
    {
        using var cleaner = new AttachmentCleaner();
        using var source = new LongFilm(1024 * 1024, film: true) { BreaksAt = 700_000 };

        await Assert.ThrowsAsync<IOException>(() => cleaner.CleanAsync(source, Stream.Null, keepOriginal: false, TestContext.Current.CancellationToken));
    }

    private static void AssertClean(byte[] film)
    {
        Assert.False(Cleaned.Holds(film, Mark));
        Assert.False(Cleaned.Holds(film, "ISO6709"));
        Assert.Equal(-1, film.AsSpan().IndexOf(FilmFiles.Words(FilmFiles.Times)));
        Assert.Equal(-1, film.AsSpan().IndexOf("appl"u8));
        Assert.Equal(-1, film.AsSpan().IndexOf("CAEP"u8));
    }

    private static void AssertSameData(byte[] before, byte[] after, byte[] data) =>
        Assert.Equal(before.AsSpan().IndexOf(data), after.AsSpan().IndexOf(data));
}
