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

    [GeneratedRegex("^The setting '(.*)' is one of security", RegexOptions.None, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex("^The setting '(.*)' is a template", RegexOptions.None, 1000)]
    private static partial Regex SettingTemplate();

    [GeneratedRegex("^The file (.*) is not there; .* was not brought", RegexOptions.None, 1000)]
    private static partial Regex Missing();

    [GeneratedRegex("^(.*) is to be fetched from elsewhere", RegexOptions.None, 1000)]
    private static partial Regex SourceUrl();

    [GeneratedRegex("^Nothing says where (.*) comes from", RegexOptions.None, 1000)]
    private static partial Regex Nowhere();

    [GeneratedRegex("^The layer (.*) has a rule of the old kind", RegexOptions.None, 1000)]
    private static partial Regex OldRule();

    [GeneratedRegex("^The query (.*) is of the source '(.*)'", RegexOptions.None, 1000)]
    private static partial Regex Source();

    [GeneratedRegex("^The version (.*) comes twice", RegexOptions.None, 1000)]
    private static partial Regex Twice();

    [GeneratedRegex("^The item (.*) is of the type (.*), which is not defined", RegexOptions.None, 1000)]
    private static partial Regex Undefined();

    [GeneratedRegex("^'(.*)' of the item (.*) was cleaned", RegexOptions.None, 1000)]
    private static partial Regex Cleaned();

    [GeneratedRegex("^'(.*)' in a definition was taken back", RegexOptions.None, 1000)]
    private static partial Regex TakenBack();

    [GeneratedRegex("^'(.*):' is no kind of expression", RegexOptions.None, 1000)]
    private static partial Regex Prefix();

    [GeneratedRegex("^The file (.*) is not there; its text", RegexOptions.None, 1000)]
    private static partial Regex EmptyText();

    [GeneratedRegex("^The step '(.*)' is not known here", RegexOptions.None, 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex("^The step '(.*)' needs the right", RegexOptions.None, 1000)]
    private static partial Regex NoRight();

    [GeneratedRegex("^The recipe is no JSON: (.*)", RegexOptions.None, 1000)]
    private static partial Regex NoJson();

    [GeneratedRegex("^The recipe has no list of steps", RegexOptions.None, 1000)]
    private static partial Regex NoSteps();

    [GeneratedRegex("^A step of the recipe has no name", RegexOptions.None, 1000)]
    private static partial Regex NoName();

    [GeneratedRegex("^The file is no zip", RegexOptions.None, 1000)]
    private static partial Regex NoZip();

    [GeneratedRegex("^The archive holds no", RegexOptions.None, 1000)]
    private static partial Regex NoRecipe();

    [GeneratedRegex("(?:too large|is longer than)", RegexOptions.None, 1000)]
    private static partial Regex TooLarge();

    [GeneratedRegex("^The expression cannot be evaluated: (.*)", RegexOptions.None, 1000)]
    private static partial Regex Expression();

    [GeneratedRegex("^The variable '(.*)' is", RegexOptions.None, 1000)]
    private static partial Regex NoVariable();

    [GeneratedRegex("^No such recipe here: (.*)\\.$", RegexOptions.None, 1000)]
    private static partial Regex NoInner();

    [GeneratedRegex("^The media library takes no file such as (.*)\\.$", RegexOptions.None, 1000)]
    private static partial Regex Kind();

    [GeneratedRegex("^An item of the type (.*) has no usable id", RegexOptions.None, 1000)]
    private static partial Regex NoId();

    [GeneratedRegex("^The step could not be stored", RegexOptions.None, 1000)]
    private static partial Regex NotStored();

    [GeneratedRegex("has no name", RegexOptions.None, 1000)]
    private static partial Regex PartName();
}
