using System.Net.Http.Headers;
using Microsoft.Data.Sqlite;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Intake;

/// <summary>
/// Check 2, and the promise of the sending: the site is killed (SIGKILL) at some moment, started again on the same data, and neither a plain byte nor a
/// half report is left. The site is a process of its own with its own clock.
/// </summary>
public sealed class KillTests
{
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Portal:Intake:AnswerGridMilliseconds"] = "0",
        ["Portal:SampleReports"] = "false",
        ["Portal:SampleContent"] = "false",
        ["Portal:Passwords:StaffMemoryKiB"] = "8192",
        ["Portal:Passwords:StaffPasses"] = "1",
        ["Portal:Passwords:LearnerMemoryKiB"] = "8192",
        ["Portal:Passwords:LearnerPasses"] = "1",
    };

    private static readonly Dictionary<string, string> Where = new(ReporterBrowser.Where) { ["District"] = "000001" };

    [Fact]
    public async Task Killed_during_an_upload_leaves_no_plain_byte()
    {
        using var folder = new TempFolder();
        var markers = new Markers();
        var data = Directory.CreateDirectory(folder.File("data")).FullName;
        await using (var site = await PortalProcess.StartAsync(data, settings: Settings))
        {
            using var client = site.Client();
            var browser = new ReporterBrowser(client, HumanAnswers.Proof);
            var files = await browser.ToFilesAsync(markers.What, Where);
            using var upload = new HalfAnUpload(files.HiddenFields.Append(new("KeepOriginal", "1")).Append(new("go", "upload")), markers, megabytes: 90);
            var posting = client.PostAsync(new Uri("/report", UriKind.Relative), upload);
            await upload.HalfSent;

            Assert.Empty(DiskSearch.Find(markers.All, [data], processId: site.Id));
            await site.KillAsync();
            upload.LetGo();
            await Assert.ThrowsAnyAsync<Exception>(() => posting);
        }

        Assert.Empty(DiskSearch.Find(markers.All, [data]));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "blobs"), "*", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length >= 4096))
        {
            Assert.True(Entropy(await File.ReadAllBytesAsync(file)) > 7.9, $"{file} is not ciphertext.");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(25)]
    [InlineData(80)]
    public async Task Killed_while_sending_the_same_post_again_gives_one_whole_report(int milliseconds)
    {
        using var folder = new TempFolder();
        var data = Directory.CreateDirectory(folder.File("data")).FullName;
        ReporterPage check;
        var shown = "";
        await using (var site = await PortalProcess.StartAsync(data, settings: Settings))
        {
            using var client = site.Client();
            var browser = new ReporterBrowser(client, HumanAnswers.Proof);
            var files = await browser.ToFilesAsync(null, Where);
            files = await browser.PostAsync(files, "upload", null, ("a.jpg", Markers.PhotoBytes()));
            check = await browser.ToCheckAsync(files);
            var sending = browser.SendAsync(check);
            using (var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(Math.Max(1, milliseconds))))
            {
                await moment.WaitForNextTickAsync();
            }

            await site.KillAsync();
            try
            {
                shown = (await sending).Receipt;
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or ArgumentOutOfRangeException)
            {
                shown = "";
            }
        }

        Assert.InRange(await CountAsync(data), 0, 1);
        await using (var site = await PortalProcess.StartAsync(data, settings: Settings))
        {
            using var client = site.Client();
            var browser = new ReporterBrowser(client, HumanAnswers.Proof);
            if (shown.Length > 0)
            {
                var opened = await browser.FollowAsync(shown);
                Assert.True(opened.Says("等待受理"), "A receipt that was shown opens the whole report.");
                Assert.True(opened.Says("附件 1.jpg"), opened.Html);
            }

            var again = await browser.SendAsync(check);
            Assert.True(again.Says("举报回执"), again.Html);
            Assert.Equal(1, await CountAsync(data));
            var followed = await browser.FollowAsync(again.Receipt);
            Assert.True(followed.Says("等待受理"), followed.Html);
            Assert.True(followed.Says("附件 1.jpg"), followed.Html);
        }
    }

    private static async Task<long> CountAsync(string data)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "portal.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Reports";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Bits a byte.</summary>
    private static double Entropy(byte[] bytes) =>
        -bytes.GroupBy(b => b).Select(g => (double)g.Count() / bytes.Length).Sum(p => p * Math.Log2(p));

    /// <summary>A form whose file stops half way until it is let go.</summary>
    private sealed class HalfAnUpload : HttpContent
    {
        private readonly TaskCompletionSource _half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly MultipartFormDataContent _fields = new("zq7boundary");
        private readonly byte[] _chunk;
        private readonly int _megabytes;

        public HalfAnUpload(IEnumerable<KeyValuePair<string, string>> fields, Markers markers, int megabytes)
        {
            _megabytes = megabytes;
            foreach (var (name, value) in fields)
            {
                _fields.Add(new StringContent(value), name);
            }

            var marker = System.Text.Encoding.UTF8.GetBytes(markers.Text);
            _chunk = new byte[1 << 20];
            for (var i = 0; i + marker.Length < _chunk.Length; i += 4096)
            {
                marker.CopyTo(_chunk, i);
            }

            Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data") { Parameters = { new NameValueHeaderValue("boundary", "zq7boundary") } };
        }

        public Task HalfSent => _half.Task;

        public void LetGo() => _go.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            using var head = new MemoryStream();
            await _fields.CopyToAsync(head);
            var text = head.ToArray();
            var end = "--zq7boundary--\r\n"u8.Length;
            await stream.WriteAsync(text.AsMemory(0, text.Length - end));
            await stream.WriteAsync("--zq7boundary\r\nContent-Disposition: form-data; name=\"Files\"; filename=\"big.bin\"\r\n\r\n"u8.ToArray());
            for (var i = 0; i < _megabytes / 2; i++)
            {
                await stream.WriteAsync(_chunk);
            }

            await stream.FlushAsync();
            _half.TrySetResult();
            await _go.Task;
            await stream.WriteAsync(_chunk);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
