using System.Text.RegularExpressions;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Transfer;

/// <summary>The kernel tells of a recipe in English, for logs and for whoever writes recipes; here it is said in the desk's words.</summary>
internal static partial class ImportWords
{
    /// <summary>What the kernel says, and the key of the same in Chinese; what is in brackets fills its places.</summary>
    private static readonly (Regex Said, string Key)[] Known =
    [
        (Setting(), "Setting"), (SettingTemplate(), "SettingTemplate"), (Missing(), "Missing"), (SourceUrl(), "SourceUrl"), (Nowhere(), "Nowhere"), (OldRule(), "OldRule"), (Source(), "Source"),
        (Twice(), "Twice"), (Undefined(), "Undefined"), (Cleaned(), "Cleaned"), (TakenBack(), "TakenBack"), (Prefix(), "Prefix"), (EmptyText(), "EmptyText"), (Unknown(), "Unknown"),
        (NoRight(), "NoRight"), (NoJson(), "NoJson"), (NoSteps(), "NoSteps"), (NoName(), "NoName"), (NoZip(), "NoZip"), (NoRecipe(), "NoRecipe"), (TooLarge(), "TooLarge"),
        (Expression(), "Expression"), (NoVariable(), "NoVariable"), (NoInner(), "NoInner"), (Kind(), "Kind"), (NoId(), "NoId"), (NotStored(), "NotStored"), (PartName(), "PartName"),
    ];

    public static string Of(SiteText words, string said)
    {
        foreach (var (pattern, key) in Known)
        {
            if (pattern.Match(said) is { Success: true } found)
            {
                return words["Transfer.Said." + key, [.. found.Groups.Values.Skip(1).Select(group => (object)group.Value)]];
            }
        }

        return words.Find("Transfer.Said." + said) ?? words["Transfer.Said.Other", said];
    }

    public static string StepName(SiteText words, string step) => words.Find("Transfer.Step." + Key(step)) ?? words["Transfer.Step.Other"];

    public static string Why(SiteText words, RecipeStepLine step) => step.Reason is SkipReason.NeverHere
        ? words.Find("Transfer.Never." + Key(step.Name)) ?? words[step.Name.StartsWith("OpenId", StringComparison.OrdinalIgnoreCase) ? "Transfer.Never.openid" : "Transfer.Never.search"]
        : words["Transfer.Skip." + step.Reason];

    public static string Tone(StepFate fate) => fate switch
    {
        StepFate.Acts => "ok",
        StepFate.Fails => "bad",
        StepFate.Skipped => "wait",
        _ => "",
    };

    public static string Tone(ImportState state) => state switch
    {
        ImportState.Ran => "ok",
        ImportState.Stopped or ImportState.Refused => "bad",
        ImportState.Waiting or ImportState.Running => "wait",
        _ => "",
    };

    private static string Key(string step) => step.ToLowerInvariant();

    [GeneratedRegex("^The setting '(?<a>.*)' is one of security", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex("^The setting '(?<a>.*)' is a template", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SettingTemplate();

    [GeneratedRegex("^The file (?<a>.*) is not there; .* was not brought", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Missing();

    [GeneratedRegex("^(?<a>.*) is to be fetched from elsewhere", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SourceUrl();

    [GeneratedRegex("^Nothing says where (?<a>.*) comes from", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Nowhere();

    [GeneratedRegex("^The layer (?<a>.*) has a rule of the old kind", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OldRule();

    [GeneratedRegex("^The query (?<a>.*) is of the source '(?<b>.*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Source();

    [GeneratedRegex("^The version (?<a>.*) comes twice", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Twice();

    [GeneratedRegex("^The item (?<a>.*) is of the type (?<b>.*), which is not defined", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Undefined();

    [GeneratedRegex("^'(?<a>.*)' of the item (?<b>.*) was cleaned", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cleaned();

    [GeneratedRegex("^'(?<a>.*)' in a definition was taken back", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TakenBack();

    [GeneratedRegex("^'(?<a>.*):' is no kind of expression", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prefix();

    [GeneratedRegex("^The file (?<a>.*) is not there; its text", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmptyText();

    [GeneratedRegex("^The step '(?<a>.*)' is not known here", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex("^The step '(?<a>.*)' needs the right", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoRight();

    [GeneratedRegex("^The recipe is no JSON: (?<a>.*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoJson();

    [GeneratedRegex("^The recipe has no list of steps", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoSteps();

    [GeneratedRegex("^A step of the recipe has no name", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoName();

    [GeneratedRegex("^The file is no zip", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoZip();

    [GeneratedRegex("^The archive holds no", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoRecipe();

    [GeneratedRegex("(too large|is longer than)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TooLarge();

    [GeneratedRegex("^The expression cannot be evaluated: (?<a>.*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expression();

    [GeneratedRegex("^The variable '(?<a>.*)' is", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoVariable();

    [GeneratedRegex("^No such recipe here: (?<a>.*)\\.$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoInner();

    [GeneratedRegex("^The media library takes no file such as (?<a>.*)\\.$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kind();

    [GeneratedRegex("^An item of the type (?<a>.*) has no usable id", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoId();

    [GeneratedRegex("^The step could not be stored", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotStored();

    [GeneratedRegex("has no name", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartName();
}
