using System.Security.Cryptography;
using CsCheck;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Sealing;

namespace Portal.Tests.Web.Sealing;

/// <summary>intake.md §5 check 19: whatever is done to a sealed file, it does not read as a whole one.</summary>
public class StreamTamperingTests
{
    private const int Frame = 65536 + 17;
    private const int Preamble = 25;
    private static readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private static readonly SealLabel _label = new(Guid.NewGuid(), "attachment", 3, 1);
    private readonly NSecReportSealer _sealer = new();

    [Fact]
    public async Task Opening_a_blob_cut_anywhere_fails()
    {
        var blob = await SealAsync(RandomNumberGenerator.GetBytes(200_000));
        int[] cuts = [0, 1, 24, 25, 26, 41, 42, Preamble + Frame - 1, Preamble + Frame, Preamble + Frame + 1, Preamble + (2 * Frame), Preamble + (3 * Frame), blob.Length - 1];
        foreach (var cut in cuts.Concat(Enumerable.Range(0, 200).Select(_ => RandomNumberGenerator.GetInt32(blob.Length))))
        {
            await AssertBrokenAsync(blob[..cut], 200_000);
        }
    }

    [Fact]
    public async Task Opening_a_blob_with_frames_moved_dropped_or_doubled_fails()
    {
        var blob = await SealAsync(RandomNumberGenerator.GetBytes(200_000));
        byte[] preamble = blob[..Preamble];
        var frames = blob[Preamble..].Chunk(Frame).ToArray();
        Assert.Equal(4, frames.Length);
        int[][] orders =
        [
            [1, 0, 2, 3], [0, 2, 1, 3], [0, 1, 3, 2], [0, 1, 2], [0, 1, 3], [1, 2, 3], [3], [0, 0, 1, 2, 3], [0, 1, 1, 2, 3], [0, 1, 2, 3, 3], [0, 1, 2, 3, 0],
            [],
        ];
        foreach (var order in orders)
        {
            await AssertBrokenAsync([.. preamble, .. order.SelectMany(i => frames[i])], 200_000);
        }
    }

    [Fact]
    public async Task Opening_a_blob_whose_last_full_frame_was_dropped_at_its_edge_fails()
    {
        // 131,072 fills two frames exactly: what remains after the cut ends on a frame, and only its missing mark tells.
        var blob = await SealAsync(RandomNumberGenerator.GetBytes(131_072));
        await AssertBrokenAsync(blob[..(Preamble + Frame)], 65_536);
    }

    [Fact]
    public async Task Opening_a_blob_with_one_bit_flipped_in_a_thousand_places_fails_each_time()
    {
        var blob = await SealAsync(RandomNumberGenerator.GetBytes(200_000));
        for (var round = 0; round < 1000; round++)
        {
            var place = RandomNumberGenerator.GetInt32(blob.Length);
            var bit = (byte)(1 << RandomNumberGenerator.GetInt32(8));
            blob[place] ^= bit;
            await AssertBrokenAsync(blob, 200_000);
            blob[place] ^= bit;
        }

        Assert.Equal(200_000, (await OpenAsync(blob, 200_000)).Length);
    }

    [Fact]
    public async Task Opening_a_blob_with_something_behind_its_end_fails()
    {
        foreach (var size in new[] { 0, 10, 65_536, 200_000 })
        {
            var blob = await SealAsync(RandomNumberGenerator.GetBytes(size));
            await AssertBrokenAsync([.. blob, 0], size);
            await AssertBrokenAsync([.. blob, .. new byte[Frame]], size);
        }
    }

    [Fact]
    public async Task Opening_with_a_length_that_is_not_the_files_fails()
    {
        byte[] content = [.. RandomNumberGenerator.GetBytes(99_999), 1];
        var blob = await SealAsync(content);
        foreach (var length in new[] { 0, 1, 65_536, 99_999, 200_000, 1L << 40, long.MaxValue })
        {
            await AssertBrokenAsync(blob, length);
        }
    }

    [Fact]
    public async Task Reading_the_last_byte_of_a_file_with_broken_padding_fails_before_it_is_given()
    {
        const int Size = (64 * 65_536) + 1;
        var blob = await SealAsync(RandomNumberGenerator.GetBytes(Size));
        Assert.Equal(Preamble + (66 * Frame), blob.Length);
        blob[^1] ^= 1;
        await using var opened = _sealer.OpenStream(new MemoryStream(blob), _key, _label, Size);
        await opened.ReadExactlyAsync(new byte[Size - 1]);
        await Assert.ThrowsAsync<SealBrokenException>(() => opened.ReadExactlyAsync(new byte[1]).AsTask());
        await Assert.ThrowsAsync<SealBrokenException>(() => opened.ReadExactlyAsync(new byte[1]).AsTask());
    }

    [Fact]
    public async Task Opening_under_another_label_or_key_fails()
    {
        var blob = await SealAsync(RandomNumberGenerator.GetBytes(1000));
        foreach (var other in SealerTests.OtherLabels(_label))
        {
            await AssertBrokenAsync(blob, 1000, other);
        }

        await using var opened = _sealer.OpenStream(new MemoryStream(blob), RandomNumberGenerator.GetBytes(32), _label, 1000);
        await Assert.ThrowsAsync<SealBrokenException>(() => opened.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task Opening_anything_at_all_fails_only_as_broken() => await Gen.Select(Gen.Byte.Array[0, 200], Gen.Long[0, 300], Gen.Bool).SampleAsync(
        async (bytes, length, claimsSuite) =>
        {
            if (claimsSuite && bytes.Length > 0)
            {
                bytes[0] = 1;
            }

            await AssertBrokenAsync(bytes, length);
        },
        iter: 5000);

    private async Task<byte[]> SealAsync(byte[] content)
    {
        using var sink = new MemoryStream();
        await using var writer = _sealer.SealStream(sink, _key, _label);
        await writer.WriteAsync(content);
        await writer.FinishAsync(CancellationToken.None);
        return sink.ToArray();
    }

    private async Task<byte[]> OpenAsync(byte[] blob, long length, SealLabel? label = null)
    {
        await using var opened = _sealer.OpenStream(new MemoryStream(blob), _key, label ?? _label, length);
        using var plain = new MemoryStream();
        await opened.CopyToAsync(plain);
        return plain.ToArray();
    }

    private async Task AssertBrokenAsync(byte[] blob, long length, SealLabel? label = null) =>
        await Assert.ThrowsAsync<SealBrokenException>(() => OpenAsync(blob, length, label));
}
