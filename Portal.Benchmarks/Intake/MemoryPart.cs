using System.Net;
using NetVips;
using Portal.Tests.Proof;
using Portal.Tests.Web.Cleaning;

namespace Portal.Benchmarks.Intake;

/// <summary>
/// Twenty reports at the same moment, half with ten films of 20 MB, half with ten photos of twelve megapixels of which every other one must be turned:
/// all arrive whole, and the process grows by less than promised over what it held at rest after one such report.
/// </summary>
internal sealed class MemoryPart(Run run, FigureTable figures)
{
    private const string What = "污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。";

    public async Task RunAsync()
    {
        var film = Film();
        var photos = Photos();
        await using var site = await SiteUnderTest.StartAsync();
        using var client = site.Client();
        await ReportAsync(client, [film, photos[0], photos[1]]);
        await Task.Delay(TimeSpan.FromSeconds(3), run.Time);
        var idle = site.ResidentMegabytes;
        ProcessFigures.ForgetPeak(site.Process.Id);

        var reports = run.Count(Promises.ReportsAtOnce, 2);
        var began = run.Time.GetTimestamp();
        var arrived = await Task.WhenAll(Enumerable.Range(0, reports).Select(i => ReportAsync(
            client, [.. Enumerable.Range(0, Promises.FilesEach).Select(f => i % 2 == 0 ? film : photos[f % 2])])));
        await figures.AddAtLeastAsync($"reports with {Promises.FilesEach} files each, sent at once, that arrived whole", arrived.Count(whole => whole), "", reports);
        await figures.AddAsync("resident at rest after one report", idle, "MB");
        await figures.AddAtMostAsync("peak growth over that", ProcessFigures.PeakMegabytes(site.Process.Id) - idle, "MB", Promises.Growth);
        await figures.AddAsync("all had their receipt after", run.Time.GetElapsedTime(began).TotalSeconds, "s");
        await figures.AddAsync("size of a photo", photos[0].Length / 1_000_000.0, "MB");
    }

    /// <summary>From the first page to the follow-up: true when each file is listed there.</summary>
    private static async Task<bool> ReportAsync(HttpClient client, byte[][] files)
    {
        var reporter = new LeanReporter(client);
        var ticket = await reporter.TicketAsync(What);
        using var form = new ManyFiles([new("ticket", ticket), new("step", "Files"), new("go", "upload")], files);
        var uploaded = await reporter.PostAsync(LeanReporter.Form, form);
        var sent = await reporter.PostAsync(LeanReporter.Form, LeanReporter.Sending(uploaded.Hidden("ticket"), What));
        if (sent.Receipt.Length == 0)
        {
            await Run.TellAsync($"a report did not arrive: upload {uploaded.Status}, sending {sent.Status}");
            return false;
        }

        Answer opened;
        do
        {
            opened = await reporter.FollowAsync(sent.Receipt);
        }
        while (opened.Status == 503);
        return opened.Says($"附件 {files.Length}.") && !opened.Says($"附件 {files.Length + 1}.");
    }

    private static byte[] Film()
    {
        using var film = new LongFilm(Promises.FilmBytes, film: true);
        using var bytes = new MemoryStream(Promises.FilmBytes);
        film.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Grainy like a phone's picture by night, so that the encoder has work; the second lies on its side, as a phone held upright stores it.</summary>
    private static byte[][] Photos()
    {
        using var noise = Image.Gaussnoise(Promises.PhotoWidth, Promises.PhotoHeight, sigma: 60, mean: 128, seed: 7).Gaussblur(1.2);
        using var other = noise.Rot180();
        using var colour = noise.Bandjoin(other, (noise * 0.8) + 20).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        var plain = colour.JpegsaveBuffer(q: 92, keep: Enums.ForeignKeep.None);
        return [With(PictureFiles.Exif(1)), With(PictureFiles.Exif(6))];

        byte[] With(byte[] exif) => [.. plain.AsSpan(0, 2), .. exif, .. plain.AsSpan(2)];
    }

    /// <summary>A form with many files that are written straight from the arrays that hold them.</summary>
    private sealed class ManyFiles : HttpContent
    {
        private readonly byte[] _fields;
        private readonly byte[][] _files;

        public ManyFiles(IEnumerable<KeyValuePair<string, string>> fields, byte[][] files)
        {
            _fields = MultipartBytes.Of(fields)[..^MultipartBytes.End.Length];
            _files = files;
            Headers.ContentType = MultipartBytes.Type;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_fields);
            foreach (var file in _files)
            {
                await stream.WriteAsync(MultipartBytes.FileHead("a.bin"));
                await stream.WriteAsync(file);
                await stream.WriteAsync("\r\n"u8.ToArray());
            }

            await stream.WriteAsync(MultipartBytes.End);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _fields.Length + MultipartBytes.End.Length + _files.Sum(file => MultipartBytes.FileHead("a.bin").Length + file.LongLength + 2);
            return true;
        }
    }
}
