using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Web.Cleaning;
using Portal.Web.Adapters.Cleaning;
using Portal.Web.Adapters.Scanning;

namespace Portal.Tests.Domain.Reporting;

public class AttachmentIntakeTests
{
    [Fact]
    public async Task Store_telephone_film_with_places_before_its_index_keeps_one_blob_without_them()
    {
        await using var desk = await CaseDesk.OpenAsync();
        using var cleaner = new AttachmentCleaner();
        var film = FilmFiles.Film(indexFirst: false, metadataTrack: true);
        StoredAttachment? stored = null;

        await desk.OnDatabaseAsync(async db =>
        {
            var intake = new AttachmentIntake(db, desk.Blobs, cleaner, desk.Sealer, new NoScanner());
            stored = (await intake.StoreAsync(new MemoryStream(film), keepOriginal: false, new byte[32], TestContext.Current.CancellationToken)).Value;
        });

        var names = new List<string>();
        await foreach (var blob in desk.Blobs.ListAsync(TestContext.Current.CancellationToken))
        {
            names.Add(blob.Value);
        }

        Assert.Equal(stored!.Blob, Assert.Single(names));
        Assert.Equal(1, await desk.ReadAsync(db => db.SealedBlobs.CountAsync()));
        Assert.True(global::Portal.Domain.Kernel.BlobName.TryParse(stored.Blob, out var name));
        await using var opened = desk.Sealer.OpenStream(
            await desk.Blobs.OpenReadAsync(name, TestContext.Current.CancellationToken), stored.Key, new SealLabel(stored.Id, "attachment"), stored.Length);
        using var plain = new MemoryStream();
        await opened.CopyToAsync(plain, TestContext.Current.CancellationToken);
        Assert.Equal(film.Length, plain.Length);
        Assert.False(Cleaned.Holds(plain.ToArray(), FilmFiles.Mark));
    }
}
