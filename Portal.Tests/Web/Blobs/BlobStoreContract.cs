using System.Security.Cryptography;
using global::Portal.Domain.Kernel;

namespace Portal.Tests.Web.Blobs;

/// <summary>What every blob store promises; each store runs the same tests.</summary>
public abstract class BlobStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Two and a half of the blocks that the Azure store sends.</summary>
    private const int Large = 10 * 1024 * 1024;

    private protected abstract Task<IBlobStore> StoreAsync();

    /// <summary>Leaves behind what a process killed in the middle of writing leaves, and tells whether it is still there.</summary>
    private protected abstract Task<Func<Task<bool>>> KilledWriterAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(4 * 1024 * 1024)]
    [InlineData(Large)]
    public async Task Write_then_read_gives_the_same_bytes(int length)
    {
        var store = await StoreAsync();
        var bytes = RandomNumberGenerator.GetBytes(length);
        var name = BlobName.Random();
        await store.WriteAsync(name, InPieces(bytes), None);
        Assert.Equal(bytes, await ReadAsync(store, name));
    }

    [Fact]
    public async Task Read_can_seek()
    {
        var store = await StoreAsync();
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var name = BlobName.Random();
        await store.WriteAsync(name, InPieces(bytes), None);
        await using var stream = await store.OpenReadAsync(name, None);
        Assert.True(stream.CanSeek);
        Assert.Equal(bytes.Length, stream.Length);
        stream.Seek(200_000, SeekOrigin.Begin);
        var tail = new byte[100_000];
        await stream.ReadExactlyAsync(tail);
        Assert.Equal(bytes[200_000..], tail);
    }

    [Fact]
    public async Task Read_of_a_missing_blob_is_file_not_found()
    {
        var store = await StoreAsync();
        await Assert.ThrowsAsync<FileNotFoundException>(() => store.OpenReadAsync(BlobName.Random(), None));
    }

    [Fact]
    public async Task Write_under_a_taken_name_is_refused_and_keeps_the_first()
    {
        var store = await StoreAsync();
        var name = BlobName.Random();
        await store.WriteAsync(name, InPieces([1, 2, 3]), None);
        await Assert.ThrowsAsync<IOException>(() => store.WriteAsync(name, InPieces([4]), None));
        Assert.Equal([1, 2, 3], await ReadAsync(store, name));
    }

    [Fact]
    public async Task Write_under_a_name_taken_meanwhile_is_refused_and_keeps_the_first()
    {
        var store = await StoreAsync();
        var name = BlobName.Random();
        await Assert.ThrowsAsync<IOException>(() => store.WriteAsync(
            name,
            async (stream, token) =>
            {
                await stream.WriteAsync(new byte[] { 4 }, token);
                await store.WriteAsync(name, InPieces([1, 2, 3]), token);
            },
            None));
        Assert.Equal([1, 2, 3], await ReadAsync(store, name));
    }

    [Fact]
    public async Task Write_is_invisible_until_it_is_whole()
    {
        var store = await StoreAsync();
        var name = BlobName.Random();
        await store.WriteAsync(
            name,
            async (stream, token) =>
            {
                await stream.WriteAsync(RandomNumberGenerator.GetBytes(Large), token);
                await stream.FlushAsync(token);
                Assert.False(await store.ExistsAsync(name, token));
                Assert.DoesNotContain(name, await NamesAsync(store));
            },
            None);
        Assert.True(await store.ExistsAsync(name, None));
    }

    [Fact]
    public async Task Write_that_throws_leaves_nothing_even_if_the_stream_was_disposed()
    {
        var store = await StoreAsync();
        var name = BlobName.Random();
        await Assert.ThrowsAsync<InvalidDataException>(() => store.WriteAsync(
            name,
            async (stream, token) =>
            {
                await stream.WriteAsync(RandomNumberGenerator.GetBytes(Large), token);
                await stream.DisposeAsync();
                throw new InvalidDataException();
            },
            None));
        Assert.False(await store.ExistsAsync(name, None));
        Assert.Empty(await NamesAsync(store));
    }

    [Fact]
    public async Task Write_whose_stream_the_writer_disposed_is_whole()
    {
        var store = await StoreAsync();
        var name = BlobName.Random();
        await store.WriteAsync(
            name,
            async (stream, token) =>
            {
                await using (stream)
                {
                    await stream.WriteAsync(new byte[] { 7, 8 }, token);
                }
            },
            None);
        Assert.Equal([7, 8], await ReadAsync(store, name));
    }

    [Fact]
    public async Task Write_by_hash_is_named_by_the_stored_bytes_and_stored_once()
    {
        var store = await StoreAsync();
        var bytes = RandomNumberGenerator.GetBytes(Large);
        var first = await store.WriteByHashAsync(InPieces(bytes), None);
        var second = await store.WriteByHashAsync(InPieces(bytes), None);
        Assert.Equal(BlobName.OfHash(SHA256.HashData(bytes)), first);
        Assert.Equal(first, second);
        Assert.Equal([first], await NamesAsync(store));
        Assert.Equal(bytes, await ReadAsync(store, first));
    }

    [Fact]
    public async Task Write_by_hash_that_throws_leaves_nothing()
    {
        var store = await StoreAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => store.WriteByHashAsync(
            async (stream, token) =>
            {
                await stream.WriteAsync(RandomNumberGenerator.GetBytes(Large), token);
                throw new InvalidDataException();
            },
            None));
        Assert.Empty(await NamesAsync(store));
    }

    [Fact]
    public async Task Delete_removes_and_may_be_repeated()
    {
        var store = await StoreAsync();
        var name = BlobName.Random();
        await store.WriteAsync(name, InPieces([1]), None);
        await store.DeleteAsync(name, None);
        await store.DeleteAsync(name, None);
        Assert.False(await store.ExistsAsync(name, None));
        Assert.Empty(await NamesAsync(store));
    }

    [Fact]
    public async Task List_names_every_blob()
    {
        var store = await StoreAsync();
        var names = Enumerable.Range(0, 20).Select(_ => BlobName.Random()).ToList();
        foreach (var name in names)
        {
            await store.WriteAsync(name, InPieces([1]), None);
        }

        Assert.Equal(names.Select(n => n.Value).Order(), (await NamesAsync(store)).Select(n => n.Value).Order());
    }

    [Fact]
    public async Task Sweep_removes_what_a_killed_writer_left()
    {
        var store = await StoreAsync();
        var kept = BlobName.Random();
        await store.WriteAsync(kept, InPieces([1]), None);
        var isThere = await KilledWriterAsync();
        Assert.True(await isThere());
        await store.SweepUnfinishedAsync(None);
        Assert.False(await isThere());
        Assert.Equal([kept], await NamesAsync(store));
    }

    [Fact]
    public async Task Sweep_spares_a_living_writer()
    {
        var store = await StoreAsync();
        var bytes = RandomNumberGenerator.GetBytes(Large);
        var name = await store.WriteByHashAsync(
            async (stream, token) =>
            {
                await stream.WriteAsync(bytes.AsMemory(0, Large - 1), token);
                await store.SweepUnfinishedAsync(token);
                await stream.WriteAsync(bytes.AsMemory(Large - 1), token);
            },
            None);
        Assert.Equal(bytes, await ReadAsync(store, name));
    }

    [Fact]
    public async Task Level_keeps_names_and_bytes_and_has_nothing_to_do_twice()
    {
        var store = await StoreAsync();
        var blobs = new Dictionary<BlobName, byte[]>();
        foreach (var length in new[] { 1, 100_000, Large, 7, 7, 7 })
        {
            var (name, bytes) = (BlobName.Random(), RandomNumberGenerator.GetBytes(length));
            await store.WriteAsync(name, InPieces(bytes), None);
            blobs.Add(name, bytes);
        }

        Assert.Equal(blobs.Count, await store.LevelAsync(None));
        Assert.Equal(0, await store.LevelAsync(None));
        foreach (var (name, bytes) in blobs)
        {
            Assert.Equal(bytes, await ReadAsync(store, name));
        }

        var late = BlobName.Random();
        await store.WriteAsync(late, InPieces([9]), None);
        Assert.Equal(1, await store.LevelAsync(None));
        Assert.Equal(blobs.Keys.Append(late).Select(n => n.Value).Order(), (await NamesAsync(store)).Select(n => n.Value).Order());
    }

    [Fact]
    public async Task Level_goes_on_while_a_blob_is_read()
    {
        var store = await StoreAsync();
        var (name, bytes) = (BlobName.Random(), RandomNumberGenerator.GetBytes(300_000));
        await store.WriteAsync(name, InPieces(bytes), None);
        await using var reading = await store.OpenReadAsync(name, None);
        var first = new byte[1000];
        await reading.ReadExactlyAsync(first);
        Assert.Equal(1, await store.LevelAsync(None));
        Assert.Equal(bytes[..1000], first);
        Assert.Equal(bytes, await ReadAsync(store, name));
    }

    [Fact]
    public async Task Level_of_a_deleted_blob_brings_nothing_back()
    {
        var store = await StoreAsync();
        var names = Enumerable.Range(0, 40).Select(_ => BlobName.Random()).ToList();
        foreach (var name in names)
        {
            await store.WriteAsync(name, InPieces(new byte[50_000]), None);
        }

        await Task.WhenAll(
            store.LevelAsync(None),
            Task.Run(async () =>
            {
                foreach (var name in names)
                {
                    await store.DeleteAsync(name, None);
                }
            }));
        Assert.Empty(await NamesAsync(store));
    }

    private protected static Func<Stream, CancellationToken, Task> InPieces(byte[] bytes) => async (stream, token) =>
    {
        const int piece = 100_003;
        for (var at = 0; at < bytes.Length; at += piece)
        {
            await stream.WriteAsync(bytes.AsMemory(at, Math.Min(piece, bytes.Length - at)), token);
        }
    };

    private protected static async Task<byte[]> ReadAsync(IBlobStore store, BlobName name)
    {
        await using var stream = await store.OpenReadAsync(name, None);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private protected static async Task<List<BlobName>> NamesAsync(IBlobStore store) => await store.ListAsync(None).ToListAsync();
}
