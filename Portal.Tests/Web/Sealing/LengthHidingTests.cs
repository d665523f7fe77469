using CsCheck;
using global::Portal.Web.Adapters.Sealing;

namespace Portal.Tests.Web.Sealing;

public class LengthHidingTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(9, 10)]
    [InlineData(1000, 1024)]
    [InlineData(1_000_000, 1_015_808)]
    public void Padme_rounds_up_as_its_paper_says(long length, long padded) => Assert.Equal(padded, LengthHiding.Padme(length));

    [Fact]
    public void Padme_costs_at_most_12_percent() => Gen.Long[1, 1L << 40].Sample(length =>
    {
        var padded = LengthHiding.Padme(length);
        Assert.InRange(padded, length, length + (length * 12 / 100) + 1);
        Assert.Equal(padded, LengthHiding.Padme(padded));
    });

    [Fact]
    public void A_padded_text_of_any_length_is_found_again() => Gen.Int[0, 200_000].Sample(length =>
    {
        var bucket = new byte[LengthHiding.BucketFor(length)];
        bucket.AsSpan(0, length).Fill(0xFF);
        LengthHiding.MarkEnd(bucket, length);
        Assert.True(LengthHiding.IsBucket(bucket.Length));
        Assert.Equal(length, LengthHiding.TextLength(bucket));
    });

    [Fact]
    public void A_bucket_without_its_mark_or_of_another_size_than_its_text_needs_is_refused()
    {
        Assert.Equal(-1, LengthHiding.TextLength(new byte[1024]));
        Assert.Equal(-1, LengthHiding.TextLength([.. new byte[1023], 0x81]));
        var tooLarge = new byte[4096];
        LengthHiding.MarkEnd(tooLarge, 10);
        Assert.Equal(-1, LengthHiding.TextLength(tooLarge));
        Assert.All([-41, 0, 1, 1023, 1025, 65_535, 65_537], size => Assert.False(LengthHiding.IsBucket(size)));
    }
}
