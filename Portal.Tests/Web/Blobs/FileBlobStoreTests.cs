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
    public async Task Level_gives_all_files_new_places_one_stamp_and_their_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        var store = await StoreAsync();
        await store.WriteAsync(BlobName.Random(), InPieces(new byte[100_000]), CancellationToken.None);
        await store.WriteAsync(BlobName.Random(), InPieces(new byte[10]), CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(9));
        await store.LevelAsync(CancellationToken.None);
        var files = Directory.EnumerateFiles(_temp.Path, "*", SearchOption.AllDirectories).ToList();
        Assert.Equal(2, files.Count);
        Assert.All(files, path => Assert.Equal(FileLevelling.Stamp, File.GetLastWriteTimeUtc(path)));
        foreach (var path in files)
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        var today = new DateTime(2026, 11, 25, 0, 0, 0, DateTimeKind.Utc);
        Assert.All(files, path => Assert.Equal(today, Directory.GetLastWriteTimeUtc(Path.GetDirectoryName(path)!)));
    }

    [Fact]
    public async Task Level_after_a_kill_loses_nothing_and_the_sweep_takes_the_rest()
    {
        var store = await StoreAsync();
        var (name, bytes) = (BlobName.Random(), new byte[] { 1, 2, 3 });
        await store.WriteAsync(name, InPieces(bytes), CancellationToken.None);

        // What a process killed between the copy and the swap, or right after the swap, leaves.
        var left = Path.Combine(_temp.Path, ".unfinished", BlobName.Random().Value);
        await File.WriteAllBytesAsync(left, [1, 2]);
        await store.SweepUnfinishedAsync(CancellationToken.None);
        Assert.False(File.Exists(left));
        Assert.Equal(1, await store.LevelAsync(CancellationToken.None));
        Assert.Equal(bytes, await ReadAsync(store, name));
    }

    [Fact]
    public async Task File_that_cannot_be_levelled_is_told_and_the_others_are_done()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A folder in a file's place.");
        var store = await StoreAsync();
        var (good, bad) = (BlobName.Random(), BlobName.Random());
        await store.WriteAsync(good, InPieces([1]), CancellationToken.None);
        await store.WriteAsync(bad, InPieces([1]), CancellationToken.None);
        var path = Path.Combine(_temp.Path, bad.Value[..2], bad.Value);
        File.Delete(path);
        File.CreateSymbolicLink(path, "/proc/self/mem");
        await Assert.ThrowsAnyAsync<IOException>(() => store.LevelAsync(CancellationToken.None));
        File.Delete(path);
        Assert.Equal(0, await store.LevelAsync(CancellationToken.None));
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
