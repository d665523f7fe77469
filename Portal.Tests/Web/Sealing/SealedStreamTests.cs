using System.Security.Cryptography;
using CsCheck;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Sealing;

namespace Portal.Tests.Web.Sealing;

public class SealedStreamTests
{
    private static readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private static readonly SealLabel _label = new(Guid.NewGuid(), "attachment", 3, 1);
    private readonly NSecReportSealer _sealer = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(65537)]
    [InlineData(131072)]
    [InlineData(1_000_000)]
    [InlineData(5 * 1024 * 1024)]
    public async Task Opening_gives_back_what_was_sealed(int size)
    {
        var content = RandomNumberGenerator.GetBytes(size);
        var blob = await SealAsync(content);
        Assert.Equal(content, await OpenAsync(blob, size));
        Assert.Equal(content, OpenBlocking(blob, size));
    }

    [Fact]
    public async Task Opening_gives_back_what_was_sealed_in_pieces_of_any_size() => await Gen.Select(Gen.Int[0, 300_000], Gen.Int[1, 100_000]).SampleAsync(
        async (size, piece) =>
        {
            var content = RandomNumberGenerator.GetBytes(size);
            using var sink = new MemoryStream();
            await using var writer = _sealer.SealStream(sink, _key, _label);
            for (var at = 0; at < size; at += piece)
            {
                await writer.WriteAsync(content.AsMemory(at, Math.Min(piece, size - at)));
            }

            Assert.Equal(size, await writer.FinishAsync(CancellationToken.None));
            Assert.Equal(content, await OpenAsync(sink.ToArray(), size));
        },
        iter: 20);

    [Fact]
    public async Task Sealing_files_of_nearly_the_same_length_gives_blobs_of_one_length()
    {
        var lengths = new HashSet<int>();
        for (var size = 1_000_000; size <= 1_010_000; size += 1000)
        {
            lengths.Add((await SealAsync(new byte[size])).Length);
        }

        Assert.Single(lengths);
    }

    [Fact]
    public async Task Sealing_the_same_file_twice_shares_no_block_of_32_bytes()
    {
        var content = new byte[200_000];
        var one = await SealAsync(content);
        var other = await SealAsync(content);
        var blocks = Enumerable.Range(0, one.Length / 32).Select(i => Convert.ToHexString(one, i * 32, 32)).ToHashSet();
        Assert.DoesNotContain(Enumerable.Range(0, other.Length / 32), i => blocks.Contains(Convert.ToHexString(other, i * 32, 32)));
    }

    [Fact]
    public async Task Writing_after_the_end_fails_and_an_unfinished_blob_does_not_open()
    {
        using var sink = new MemoryStream();
        var writer = _sealer.SealStream(sink, _key, _label);
        await writer.WriteAsync(new byte[100_000]);
        await Assert.ThrowsAsync<SealBrokenException>(() => OpenAsync(sink.ToArray(), 100_000));
        await writer.FinishAsync(CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.WriteAsync(new byte[1]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => writer.FinishAsync(CancellationToken.None));
        await writer.DisposeAsync();
        Assert.True(sink.CanWrite);
    }

    [Fact]
    public async Task A_write_that_failed_cannot_be_passed_over()
    {
        await using var writer = _sealer.SealStream(new FullDisk(), _key, _label);
        await Assert.ThrowsAsync<IOException>(async () => await writer.WriteAsync(new byte[100_000]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => writer.FinishAsync(CancellationToken.None));
    }

    private async Task<byte[]> SealAsync(byte[] content)
    {
        using var sink = new MemoryStream();
        await using var writer = _sealer.SealStream(sink, _key, _label);
        await writer.WriteAsync(content);
        await writer.FinishAsync(CancellationToken.None);
        return sink.ToArray();
    }

    private async Task<byte[]> OpenAsync(byte[] blob, long length)
    {
        await using var opened = _sealer.OpenStream(new MemoryStream(blob), _key, _label, length);
        using var plain = new MemoryStream();
        await opened.CopyToAsync(plain);
        return plain.ToArray();
    }

    private byte[] OpenBlocking(byte[] blob, long length)
    {
        using var opened = _sealer.OpenStream(new MemoryStream(blob), _key, _label, length);
        using var plain = new MemoryStream();
        opened.CopyTo(plain);
        return plain.ToArray();
    }

    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("No space left on device");
    }
}
