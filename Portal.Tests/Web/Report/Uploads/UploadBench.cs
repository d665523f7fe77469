using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Tests.Web.Cleaning;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Web.Report.Uploads;

/// <summary>A site with a reporter at the files step, and eyes behind it: what is stored, what is on record, what an attachment holds when it is opened.</summary>
internal sealed class UploadBench(PortalApp app)
{
    public PortalApp App => app;

    public ReporterBrowser Browser { get; } = new(app, app.Client());

    public PartSender Parts { get; } = new(app.Client());

    public Task<ReporterPage> AtFilesAsync() => TestCity.OfAsync(app).ContinueWith(_ => Browser.ToFilesAsync(), TaskScheduler.Default).Unwrap();

    public static byte[] Film(int length)
    {
        using var film = new LongFilm(length, film: true);
        var bytes = new byte[film.Length];
        film.ReadExactly(bytes);
        return bytes;
    }

    public static byte[] Noise(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        "no known type"u8.CopyTo(bytes);
        return bytes;
    }

    public async Task<IReadOnlyList<StoredAttachment>> FilesAsync(ReporterPage page)
    {
        await using var scope = app.Services.CreateAsyncScope();
        app.Services.GetRequiredService<DraftTickets>().Read(page.Hidden("ticket"), out var ticket);
        return (await scope.ServiceProvider.GetRequiredService<Drafts>().ReadAsync(ticket!, TestContext.Current.CancellationToken)).Files;
    }

    public async Task<byte[]> OpenAsync(StoredAttachment file)
    {
        Assert.True(BlobName.TryParse(file.Blob, out var name));
        var blob = await app.Services.GetRequiredService<IBlobStore>().OpenReadAsync(name, TestContext.Current.CancellationToken);
        await using var opened = app.Services.GetRequiredService<IReportSealer>().OpenStream(blob, file.Key, file.SealLabel(), file.Length);
        using var bytes = new MemoryStream();
        await opened.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    public async Task<HashSet<string>> StoredAsync()
    {
        var names = new HashSet<string>();
        await foreach (var name in app.Services.GetRequiredService<IBlobStore>().ListAsync(CancellationToken.None))
        {
            names.Add(name.Value);
        }

        return names;
    }

    public async Task<HashSet<string>> OnRecordAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return [.. await scope.ServiceProvider.GetRequiredService<PortalDb>().SealedBlobs.AsNoTracking().Select(b => b.Name).ToListAsync()];
    }

    public async Task SweepAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IntakeSweep>().RunAsync(CancellationToken.None);
    }
}
