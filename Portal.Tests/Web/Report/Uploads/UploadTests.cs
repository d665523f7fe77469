using System.Net;
using Portal.Tests.Support;
using Portal.Tests.Web.Intake;

namespace Portal.Tests.Web.Report.Uploads;

/// <summary>A file that comes in parts: in any order, twice, two at a time, and what it becomes. On both databases and both stores of blobs.</summary>
public abstract class UploadTests(PortalFixture fixture)
{
    private UploadBench Bench => new(fixture.App);

    [Fact]
    public async Task Parts_in_any_order_and_twice_and_two_at_a_time_become_what_a_plain_sending_becomes()
    {
        var bench = Bench;
        foreach (var (file, keep) in ((byte[], bool)[])[(UploadBench.Film(3_600_000), false), (UploadBench.Noise(2_500_000), true), (Markers.PhotoBytes(), false)])
        {
            var page = await bench.AtFilesAsync();
            var plain = keep ? new Dictionary<string, string> { ["KeepOriginal"] = "1" } : [];
            page = await bench.Browser.PostAsync(page, "upload", plain, ("a.bin", file));

            var begun = await bench.Parts.BeginAsync(page, file.Length);
            var ticket = begun.Word("upload");
            var cut = PartSender.Cut(file);
            Assert.Equal(cut.Length, begun.Json.GetProperty("parts").GetInt32());
            var order = Enumerable.Range(0, cut.Length).Reverse().Concat([0]).ToArray();
            foreach (var two in order.Chunk(2))
            {
                Assert.All(await Task.WhenAll(two.Select(n => bench.Parts.PartAsync(ticket, n, cut[n]))), taken => Assert.Equal(HttpStatusCode.OK, taken.Status));
            }

            Assert.Equal(Enumerable.Range(0, cut.Length), (await bench.Parts.StandingAsync(ticket)).Numbers("arrived"));
            Assert.Equal(HttpStatusCode.OK, (await bench.Parts.FinishAsync(ticket, keep)).Status);
            var files = await bench.FilesAsync(page);
            Assert.Equal(2, files.Count);
            Assert.Equal(files[0] with { Id = files[1].Id, Blob = files[1].Blob, Key = files[1].Key, Removed = files[1].Removed }, files[1]);
            Assert.Equal(files[0].Removed, files[1].Removed);
            var first = await bench.OpenAsync(files[0]);
            var second = await bench.OpenAsync(files[1]);
            Assert.True(first.AsSpan().SequenceEqual(second));
            Assert.True(!keep || first.AsSpan().SequenceEqual(file));
        }
    }

    [Fact]
    public async Task Same_part_twice_at_the_same_moment_is_taken_once()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var file = UploadBench.Noise(1_200_000);
        var ticket = (await bench.Parts.BeginAsync(page, file.Length)).Word("upload");
        var before = await bench.OnRecordAsync();
        var first = PartSender.Cut(file)[0];
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bench.Parts.PartAsync(ticket, 0, first))), taken => Assert.Equal(HttpStatusCode.OK, taken.Status));
        Assert.Single((await bench.OnRecordAsync()).Except(before));
    }

    [Fact]
    public async Task Finishing_again_and_twice_at_once_answers_with_the_same_file_and_leaves_no_part()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var before = await bench.StoredAsync();
        var file = UploadBench.Film(2_200_000);
        var ticket = (await bench.Parts.BeginAsync(page, file.Length)).Word("upload");
        foreach (var (n, body) in PartSender.Cut(file).Index())
        {
            await bench.Parts.PartAsync(ticket, n, body);
        }

        var finished = await Task.WhenAll(bench.Parts.FinishAsync(ticket), bench.Parts.FinishAsync(ticket), bench.Parts.FinishAsync(ticket));
        var again = await bench.Parts.FinishAsync(ticket);
        var ids = finished.Append(again).Select(f => f.Json.GetProperty("file").GetProperty("id").GetString()).Distinct();
        Assert.Equal((await bench.FilesAsync(page)).Single().Id.ToString(), Assert.Single(ids));
        Assert.Single((await bench.StoredAsync()).Except(before));
        Assert.Subset(await bench.OnRecordAsync(), (await bench.StoredAsync()).Except(before).ToHashSet());
        Assert.Equal("附件 1.mp4", again.Json.GetProperty("file").GetProperty("name").GetString());
        Assert.Contains("已收下 1 个", again.Word("got"), StringComparison.Ordinal);
        Assert.True((await bench.Browser.PostAsync(page, "upload")).Says("已收下 1 个"));
    }

    [Fact]
    public async Task Beginning_again_with_the_same_id_is_the_same_upload()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var id = Guid.NewGuid().ToString("N");
        var first = await bench.Parts.BeginAsync(page, 5, id);
        var second = await bench.Parts.BeginAsync(page, 5, id);
        Assert.Equal(first.Word("upload"), second.Word("upload"));
        await bench.Parts.PartAsync(first.Word("upload"), 0, [1, 2, 3, 4, 5]);
        Assert.Equal([0], (await bench.Parts.StandingAsync(second.Word("upload"))).Numbers("arrived"));
    }

    [Fact]
    public async Task Finishing_too_early_names_the_missing_parts()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var file = UploadBench.Noise(3_000_000);
        var ticket = (await bench.Parts.BeginAsync(page, file.Length)).Word("upload");
        await bench.Parts.PartAsync(ticket, 1, PartSender.Cut(file)[1]);
        var early = await bench.Parts.FinishAsync(ticket);
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        Assert.Equal([0, 2], early.Numbers("missing"));
        Assert.Equal("还有几段没到，会接着传", early.Title);
    }

    [Fact]
    public async Task File_that_cannot_be_cleaned_waits_for_consent_and_is_then_kept_as_it_came()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var file = UploadBench.Noise(1_100_000);
        var asked = await bench.Parts.WholeAsync(page, file);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.True(asked.Json.GetProperty("consent").GetBoolean());

        // The parts are still there: agreeing costs no second sending.
        var half = await bench.Browser.PostAsync(page, "upload");
        var ticket = System.Text.RegularExpressions.Regex.Match(half.Html, "data-half=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.OK, (await bench.Parts.FinishAsync(ticket, keep: true)).Status);
        Assert.Equal(file, await bench.OpenAsync(Assert.Single(await bench.FilesAsync(page))));
    }

    [Fact]
    public async Task Broken_file_is_refused_in_words_and_its_parts_are_gone()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        var before = await bench.OnRecordAsync();
        var refused = await bench.Parts.WholeAsync(page, [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);
        Assert.Equal("AttachmentBroken", refused.Code);
        Assert.Contains("文件打不开", refused.Title, StringComparison.Ordinal);
        Assert.Equal("application/problem+json", refused.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(before, await bench.OnRecordAsync());
        Assert.Subset(before, await bench.StoredAsync());
    }

    [Fact]
    public async Task Filed_report_holds_the_file_and_a_half_one_is_left_behind_after_a_word()
    {
        var bench = Bench;
        var page = await bench.AtFilesAsync();
        await bench.Parts.WholeAsync(page, Markers.PhotoBytes());
        var half = (await bench.Parts.BeginAsync(page, 2_000_000)).Word("upload");
        await bench.Parts.PartAsync(half, 0, new byte[PartSender.PartLength]);
        var check = await bench.Browser.ToCheckAsync(page);
        Assert.True(check.Says("有文件没传完，不会随举报发出"), check.Html);
        var sent = await bench.Browser.SendAsync(check);
        Assert.True((await bench.Browser.FollowAsync(sent.Receipt)).Says("附件 1.jpg"));
        Assert.Equal("AlreadySent", (await bench.Parts.PartAsync(half, 1, new byte[2_000_000 - PartSender.PartLength])).Code);
    }
}

public sealed class UploadOnSqliteTests(PortalOnSqlite fixture) : UploadTests(fixture), IClassFixture<PortalOnSqlite>;

public sealed class UploadOnPostgresTests(PortalOnPostgresAndAzure fixture) : UploadTests(fixture), IClassFixture<PortalOnPostgresAndAzure>;

/// <summary>The many-node shape: PostgreSQL, and blobs in Azurite.</summary>
public sealed class PortalOnPostgresAndAzure : PortalFixture
{
    protected override async Task<PortalAppOptions?> OptionsAsync()
    {
        if (PortalDatabases.PostgresServer is null || Environment.GetEnvironmentVariable("PORTAL_AZURITE") is not { Length: > 0 } azurite)
        {
            return null;
        }

        return new PortalAppOptions
        {
            Database = await PortalDatabases.PostgresAsync(),
            Settings = new Dictionary<string, string>
            {
                ["Portal:Blobs:Kind"] = "azure", ["Portal:Blobs:ConnectionString"] = azurite, ["Portal:Blobs:Container"] = $"upload-{Guid.NewGuid():N}",
            },
        };
    }
}
