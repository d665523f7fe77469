using Portal.Cms.Content;

namespace Portal.Tests.Cms.Content;

public sealed class ContentIdTests
{
    [Fact]
    public void A_hundred_thousand_ids_are_orchards_and_none_occurs_twice()
    {
        var ids = Enumerable.Range(0, 100_000).Select(_ => ContentId.New()).ToArray();

        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Matches("^4[0-9abcdefghjkmnpqrstvwxyz]{12}[0-7r-tv-z][0-9abcdefghjkmnpqrstvwxyz]{12}$", id));
    }

    [Theory]
    [InlineData("4x7m0v2qk9c3yt8w5r1zj6hbda", true)]
    [InlineData("homepage", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("two words", false)]
    [InlineData("4x7m0v2qk9c3yt8w5r1zj6hbda0", false)]
    public void An_id_from_outside_is_any_short_text(string? id, bool usable) => Assert.Equal(usable, ContentId.IsUsable(id));
}
