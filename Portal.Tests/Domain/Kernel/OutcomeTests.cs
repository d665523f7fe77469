using global::Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Kernel;

public class OutcomeTests
{
    [Fact]
    public void Value_after_refusal_throws()
    {
        Outcome<int> outcome = new Refusal("NoSuchCase");
        Assert.Throws<InvalidOperationException>(() => outcome.Value);
    }
}
