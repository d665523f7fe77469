using Portal.Tests.Proof;
using Portal.Tests.Proof.Fuzz;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Intake;

/// <summary>
/// Check 20 in its small form: five thousand malformed inputs for each parser, the same in every run, and a few hundred requests into the site as a process. The
/// benchmark feeds a million.
/// </summary>
public sealed class FuzzTests
{
    private const long Seed = 4;
    private const int Requests = 300;

    private static readonly Dictionary<string, FuzzTarget> Parsers = new[]
    {
        ReceiptFuzz.Target, SealedFuzz.Texts, SealedFuzz.Wraps, SealedFuzz.Files, MultipartFuzz.Target, FileFuzz.Mp4, FileFuzz.Ooxml, FileFuzz.Pdf,
    }.ToDictionary(target => target.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Parsers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Malformed_input_is_taken_or_refused_as_its_contract_says(string parser)
    {
        var outcome = await new FuzzRun(TimeProvider.System, Seed, Promises.FuzzCase).RunAsync(Parsers[parser], Promises.FuzzCasesInTests, Environment.ProcessorCount);
        Assert.Empty(outcome.Faults);

        // Inputs that are all refused, or all taken, would test the front door only.
        Assert.InRange(outcome.Taken, 1, outcome.Cases - 1);
    }

    [Fact]
    public async Task Malformed_requests_are_answered_without_a_fault_of_the_site()
    {
        using var folder = new TempFolder();
        var data = Directory.CreateDirectory(folder.File("data")).FullName;
        await using var site = await PortalProcess.StartAsync(data, settings: KillLoopTests.Settings);
        using var client = site.Client();
        using var http = new HttpFuzz(site.Address, client);
        var outcome = await new FuzzRun(TimeProvider.System, Seed, 60).RunAsync(http.Target, Requests, Environment.ProcessorCount);
        Assert.Empty(outcome.Faults);
        Assert.InRange(outcome.Taken, 1, outcome.Cases - 1);
        Assert.DoesNotContain("fail:", site.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(data, "blobs", ".unfinished")));
    }
}
