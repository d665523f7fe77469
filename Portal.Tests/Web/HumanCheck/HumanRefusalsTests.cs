using System.Text.Encodings.Web;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Web.Resources;

namespace Portal.Tests.Web.HumanCheck;

public class HumanRefusalsTests
{
    [Fact]
    public void Each_refusal_has_its_words_and_its_field()
    {
        var words = new SiteText(HtmlEncoder.Default);
        var refusals = typeof(HumanRefusals).GetProperties().Select(property => (Refusal)property.GetValue(null)!).Append(HumanRefusals.TooFast(7));

        Assert.All(refusals, refusal =>
        {
            Assert.NotNull(words.Find("Refusals." + refusal.Code));
            Assert.Equal(HumanRefusals.Field, refusal.Field);
        });
        Assert.Contains("7 秒", words.Of(HumanRefusals.TooFast(7)), StringComparison.Ordinal);
    }
}
