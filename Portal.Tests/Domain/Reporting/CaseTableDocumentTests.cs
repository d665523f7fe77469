using Portal.Domain.Reporting;
using Portal.Tests.Support;

namespace Portal.Tests.Domain.Reporting;

/// <summary>The printed table is the one in the code.</summary>
public sealed class CaseTableDocumentTests
{
    [Fact]
    public void Printed_table_says_what_the_code_does()
    {
        var states = Enum.GetValues<ReportState>();
        var expected = CaseActs.Table.Select(step =>
            $"| {step.Act} | {step.Permission} | {(step.From.Count == states.Length ? "any" : string.Join(", ", step.From))} | {step.To?.ToString() ?? "unchanged"} |");
        var printed = File.ReadAllLines(Path.Combine(Repository.Folder("docs"), "cases.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| act", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal));
        Assert.Equal(expected, printed);
    }
}
