using Microsoft.Extensions.Time.Testing;
using Portal.Tests.Support;
using global::Portal.Domain.Kernel;
using global::Portal.Web.Adapters.Blobs;

namespace Portal.Tests.Web.Blobs;

public sealed class FileBlobStoreTests : BlobStoreContract, IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 17, 45, 12, TimeSpan.Zero));

    public void Dispose() => _temp.Dispose();

    private protected override Task<IBlobStore> StoreAsync() => Task.FromResult<IBlobStore>(new FileBlobStore(_temp.Path, _time));

    private protected override async Task<Func<Task<bool>>> KilledWriterAsync()
    {
        var path = Path.Combine(_temp.Path, ".unfinished", BlobName.Random().Value);
        await File.WriteAllBytesAsync(path, [1, 2, 3]);
        return () => Task.FromResult(File.Exists(path));
    }

    [Fact]
    public async Task Files_and_folders_show_the_day_only()
    {
        var store = await StoreAsync();
        var name = BlobName.Random();
        await store.WriteAsync(name, InPieces(new byte[100_000]), CancellationToken.None);
        await store.WriteByHashAsync(InPieces([5]), CancellationToken.None);
        var day = new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc);
        Assert.All(Entries(), path => Assert.Equal(day, File.GetLastWriteTimeUtc(path)));
        await store.DeleteAsync(name, CancellationToken.None);
        Assert.All(Entries(), path => Assert.Equal(day, File.GetLastWriteTimeUtc(path)));

        IEnumerable<string> Entries() => Directory.EnumerateFileSystemEntries(_temp.Path, "*", SearchOption.AllDirectories);
    }

    [Fact]
    public async Task Files_and_folders_are_for_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes; the folder inherits its list of rights.");
            return;
        }

        var store = await StoreAsync();
        var name = BlobName.Random();
        await store.WriteAsync(name, InPieces([1]), CancellationToken.None);
        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        const UnixFileMode folder = file | UnixFileMode.UserExecute;
        Assert.Equal(file, File.GetUnixFileMode(Path.Combine(_temp.Path, name.Value[..2], name.Value)));
        Assert.Equal(folder, File.GetUnixFileMode(Path.Combine(_temp.Path, name.Value[..2])));
        Assert.Equal(folder, File.GetUnixFileMode(Path.Combine(_temp.Path, ".unfinished")));
    }

    [Fact]
    public async Task Unfinished_files_are_gone_after_a_write_that_throws()
    {
        var store = await StoreAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => store.WriteAsync(
            BlobName.Random(), (_, _) => throw new InvalidDataException(), CancellationToken.None));
        Assert.Empty(Directory.EnumerateFiles(_temp.Path, "*", SearchOption.AllDirectories));
    }
}
