using Portal.Cms.Routing;

namespace Portal.Tests.Cms.Routing;

public sealed class SlugTests
{
    [Theory]
    [InlineData("用电 安全！(2026)", "用电-安全-2026")]
    [InlineData("  Crème Brûlée & Co_~ ", "creme-brulee-co_~")]
    [InlineData("１２３ ＡＢＣ", "123-abc")]
    [InlineData("——", "")]
    public void Slug_is_orchards(string title, string slug) => Assert.Equal(slug, Slug.Of(title));

    [Fact]
    public void Transliterated_first_it_is_plain_letters() => Assert.Matches("^[a-z0-9-]+$", Slug.Of(Slug.Transliterate("用电安全")));
}
