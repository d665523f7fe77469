using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Portal.Tests.Support;

/// <summary>Runs axe on the page as it stands: every rule of WCAG 2.2 A and AA, and axe's best practices.</summary>
public static class AxeChecks
{
    /// <summary>All rules run; of those that pass, axe need not write down every element, which takes it longer than the looking.</summary>
    private static readonly AxeRunOptions OnlyWhatIsWrong = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>Fails with the rule, the place and the remedy of everything that axe finds.</summary>
    /// <exception cref="InvalidOperationException">The visitor has no script: axe is one, and would never answer.</exception>
    public static async Task FindNothingAsync(Visitor visitor)
    {
        if (!visitor.HasScript)
        {
            throw new InvalidOperationException("Look at the page with a visitor that has script: axe cannot run without.");
        }

        var page = visitor.Page;
        var result = await page.RunAxe(OnlyWhatIsWrong);
        Assert.True(result.Violations.Length == 0, Describe(page.Url, result.Violations));
        // A page on which no rule applied was not looked at.
        Assert.NotEmpty(result.Passes);
    }

    private static string Describe(string url, AxeResultItem[] violations)
    {
        var text = new StringBuilder().Append("axe finds ").Append(violations.Length).Append(" on ").Append(url).Append('\n');
        foreach (var violation in violations)
        {
            text.Append("  ").Append(violation.Impact).Append(' ').Append(violation.Id).Append(": ").Append(violation.Help).Append('\n');
            foreach (var node in violation.Nodes)
            {
                text.Append("    ").Append(node.Target).Append("  ").Append(node.Html).Append('\n');
                foreach (var check in node.Any.Concat(node.All).Concat(node.None))
                {
                    text.Append("      ").Append(check.Message).Append('\n');
                }
            }
        }

        return text.ToString();
    }
}
