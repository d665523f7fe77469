using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Portal.Tests.Support;
using Portal.Web.Resources;

namespace Portal.Tests.Web.Commands;

/// <summary>A command that says a key instead of words is found here and not by two persons with envelopes in their hands.</summary>
public sealed partial class CommandWordsTests
{
    private static readonly SiteText Text = new(HtmlEncoder.Create(UnicodeRanges.All));

    // Codes that are put together where they are said.
    private static readonly string[] PutTogether =
    [
        "Commands.RecoveryShareMistyped.first", "Commands.RecoveryShareMistyped.second", "Commands.RecoverySharesSame", "Commands.RecoverySharesDoNotOpen",
        "Commands.CaseNotFound", "Commands.ColleagueHasNoKey", "Commands.ColleagueElsewhere", "Commands.Restore.NoBackup", "Commands.Restore.OtherFormat",
        "Commands.Restore.NotGenuine", "Commands.Restore.PartBroken", "Commands.Restore.OtherMigration", "Commands.Restore.WrapsBroken", "Commands.Restore.NotEmpty",
        "Setup.Wrong.HolderForm", "Setup.Wrong.SameHolder",
    ];

    [Fact]
    public void Every_word_that_a_command_says_exists()
    {
        var keys = Directory.EnumerateFiles(Repository.Folder("Portal.Web", "Commands"), "*.cs")
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value))
            .Concat(PutTogether)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.True(keys.Count > 40, "The scan finds too few keys to mean anything.");
        Assert.DoesNotContain(keys, key => Text.Find(key) is null);
    }

    [GeneratedRegex("\"(?<key>(Commands|Setup)\\.[A-Za-z.]+[A-Za-z])\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Key();
}
