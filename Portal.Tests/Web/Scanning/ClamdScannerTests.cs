using System.Net.Sockets;
using System.Text;
using global::Portal.Domain.Reporting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Portal.Tests.Support;
using Portal.Web.Adapters.Scanning;

namespace Portal.Tests.Web.Scanning;

/// <summary>Our client of clamd's stream command against the real daemon, and against sockets that nobody answers.</summary>
public sealed class ClamdScannerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_is_named_clean_is_clean_and_an_empty_file_too()
    {
        await using var daemon = await ClamdDaemon.StartAsync();
        var scanner = Scanner(daemon.Socket);
        Assert.Equal(new ScanVerdict(ScanOutcome.Found, "Portal.Test-0.UNOFFICIAL"), await ScanAsync(scanner, Encoding.ASCII.GetBytes(ClamdDaemon.Eicar)));
        Assert.Equal(new ScanVerdict(ScanOutcome.Clean), await ScanAsync(scanner, Encoding.ASCII.GetBytes("nothing")));
        Assert.Equal(new ScanVerdict(ScanOutcome.Clean), await ScanAsync(scanner, []));
        Assert.Equal(new ScanVerdict(ScanOutcome.Clean), await ScanAsync(scanner, new byte[5 << 20]));
        var state = await scanner.ReadStateAsync(Stop);
        Assert.StartsWith("ClamAV ", state.Version, StringComparison.Ordinal);
        Assert.Equal((true, 0, 0), (state.IsConfigured, state.Failed, state.TooLarge));
    }

    [Fact]
    public async Task Larger_than_the_daemon_takes_or_looks_at_is_not_called_clean()
    {
        await using (var daemon = await ClamdDaemon.StartAsync(streamMaxLength: "1M"))
        {
            var scanner = Scanner(daemon.Socket);
            Assert.Equal(ScanOutcome.TooLarge, (await ScanAsync(scanner, new byte[3 << 20])).Outcome);
            Assert.Equal(1, (await scanner.ReadStateAsync(Stop)).TooLarge);
        }

        await using (var daemon = await ClamdDaemon.StartAsync(maxFileSize: "1M"))
        {
            Assert.Equal(ScanOutcome.TooLarge, (await ScanAsync(Scanner(daemon.Socket), new byte[3 << 20])).Outcome);
        }
    }

    [Fact]
    public async Task Daemon_killed_in_the_middle_is_a_failed_scan_and_no_exception()
    {
        await using var daemon = await ClamdDaemon.StartAsync();
        var scanner = Scanner(daemon.Socket);
        await using var scan = await scanner.BeginAsync(Stop);
        await scan.WriteAsync(new byte[1 << 20], Stop);
        await daemon.KillAsync();
        await scan.WriteAsync(new byte[1 << 20], Stop);
        Assert.Equal(ScanVerdict.Failed, await scan.FinishAsync(Stop));
        Assert.Equal(ScanVerdict.Failed, await ScanAsync(scanner, [1, 2, 3]));
        var state = await scanner.ReadStateAsync(Stop);
        Assert.Equal((true, null, 2), (state.IsConfigured, state.Version, state.Failed));
    }

    [Fact]
    public async Task While_a_file_streams_the_daemon_writes_it_to_memory_alone()
    {
        await using var daemon = await ClamdDaemon.StartAsync();
        Assert.Equal("tmpfs", ClamdDaemon.FileSystemOf(daemon.Temporary));
        Assert.NotEqual("tmpfs", ClamdDaemon.FileSystemOf("/proc"));
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(daemon.Temporary) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.Size };
        watcher.Changed += (_, _) => begun.TrySetResult();
        watcher.EnableRaisingEvents = true;
        // What the test's own process handed down is not the daemon's.
        var before = daemon.FilesWritten();
        await using var scan = await Scanner(daemon.Socket).BeginAsync(Stop);
        await scan.WriteAsync(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("ZQ7-SCAN-MARKER-0123456789 ", 40_000))), Stop);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);

        var written = daemon.FilesWritten().Except(before).ToList();

        Assert.NotEmpty(written);
        Assert.All(written, file => Assert.StartsWith(daemon.Temporary, file, StringComparison.Ordinal));
        Assert.NotEmpty(DiskSearch.Find(["ZQ7-SCAN-MARKER-0123456789"], [daemon.Temporary]));
        Assert.Equal(ScanOutcome.Clean, (await scan.FinishAsync(Stop)).Outcome);
        Assert.Empty(DiskSearch.Find(["ZQ7-SCAN-MARKER-0123456789"], [daemon.Temporary]));
    }

    [Fact]
    public async Task Socket_that_never_answers_holds_a_file_up_for_a_bounded_time()
    {
        using var temp = new TempFolder();
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(temp.File("deaf.sock")));
        listener.Listen();
        var time = new FakeTimeProvider();
        var scanner = Scanner(temp.File("deaf.sock"), time);

        // More than any socket's buffer: the writing stops first, in another file the answer never comes.
        Assert.Equal(ScanVerdict.Failed, await PatientlyAsync(time, ScanAsync(scanner, new byte[64 << 20])));
        Assert.Equal(ScanVerdict.Failed, await PatientlyAsync(time, ScanAsync(scanner, [1, 2, 3])));
        Assert.Null((await PatientlyAsync(time, scanner.ReadStateAsync(Stop))).Version);
    }

    [Fact]
    public async Task Nobody_there_is_a_failed_scan()
    {
        using var temp = new TempFolder();
        Assert.Equal(ScanVerdict.Failed, await ScanAsync(Scanner(temp.File("no.sock")), [1]));
        Assert.Equal(ScanVerdict.Failed, await ScanAsync(Scanner("127.0.0.1:9"), [1]));
    }

    [Fact]
    public async Task Who_gives_up_the_upload_ends_the_scan_with_it()
    {
        using var temp = new TempFolder();
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(temp.File("deaf.sock")));
        listener.Listen();
        await using var scan = await Scanner(temp.File("deaf.sock"), new FakeTimeProvider()).BeginAsync(Stop);
        using var gone = new CancellationTokenSource();
        var finish = scan.FinishAsync(gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => finish);
    }

    [Theory]
    [InlineData("stream: OK", ScanOutcome.Clean, "")]
    [InlineData("stream: Win.Test.EICAR_HDB-1 FOUND", ScanOutcome.Found, "Win.Test.EICAR_HDB-1")]
    [InlineData("stream: \u0001<b> FOUND", ScanOutcome.Found, "<b>")]
    [InlineData("stream:  FOUND", ScanOutcome.Found, "unnamed")]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", ScanOutcome.TooLarge, "")]
    [InlineData("INSTREAM size limit exceeded. ERROR", ScanOutcome.TooLarge, "")]
    [InlineData("stream: Can't allocate memory ERROR", ScanOutcome.Failed, "")]
    [InlineData("COMMAND READ TIMED OUT", ScanOutcome.Failed, "")]
    [InlineData("OK", ScanOutcome.Failed, "")]
    [InlineData("", ScanOutcome.Failed, "")]
    public void Answer_means(string answer, ScanOutcome outcome, string name) => Assert.Equal(new ScanVerdict(outcome, name), ClamdAnswers.Read(answer));

    [Theory]
    [InlineData("clamd.sock")]
    [InlineData("host:port")]
    [InlineData(":3310")]
    [InlineData("host:0")]
    public void Setting_that_names_nothing_is_refused_by_its_name(string setting)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Settings(setting));
        Assert.Contains("Portal:Scan:Clamd", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_setting_there_is_no_scanner() => Assert.Null(Settings(""));

    internal static ClamdScanner Scanner(string clamd, TimeProvider? time = null) => new(Settings(clamd)!, time ?? TimeProvider.System);

    private static ScanSettings? Settings(string clamd) =>
        ScanSettings.From(new ConfigurationBuilder().AddInMemoryCollection([new("Portal:Scan:Clamd", clamd)]).Build());

    private static async Task<ScanVerdict> ScanAsync(ClamdScanner scanner, byte[] bytes)
    {
        await using var scan = await scanner.BeginAsync(Stop);
        await scan.WriteAsync(bytes, Stop);
        return await scan.FinishAsync(Stop);
    }

    /// <summary>Moves the clock until the task ends.</summary>
    private static async Task<T> PatientlyAsync<T>(FakeTimeProvider time, Task<T> task)
    {
        while (!task.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        return await task;
    }
}
