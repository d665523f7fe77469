using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Scanning;

/// <summary>What clamd's words mean.</summary>
internal static class ClamdAnswers
{
    private const int LongestName = 100;

    /// <summary>With <c>AlertExceedsMax</c> clamd calls a file that it did not look through a find of this name; without it, it would call it clean.</summary>
    private const string NotLookedThrough = "Heuristics.Limits.Exceeded";

    public static ScanVerdict Read(string answer)
    {
        if (answer == "stream: OK")
        {
            return new ScanVerdict(ScanOutcome.Clean);
        }

        if (answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            var name = Printable(answer["stream: ".Length..^" FOUND".Length]);
            return name.StartsWith(NotLookedThrough, StringComparison.Ordinal) ? new ScanVerdict(ScanOutcome.TooLarge) : new ScanVerdict(ScanOutcome.Found, name);
        }

        return answer.StartsWith("INSTREAM size limit exceeded", StringComparison.Ordinal) ? new ScanVerdict(ScanOutcome.TooLarge) : ScanVerdict.Failed;
    }

    /// <summary>A signature's name is shown on pages: nothing but printable ASCII, and not endless.</summary>
    private static string Printable(string name) =>
        string.Concat(name.Where(c => c is > ' ' and < '\x7f').Take(LongestName)) is { Length: > 0 } good ? good : "unnamed";
}
