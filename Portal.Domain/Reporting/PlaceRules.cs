namespace Portal.Domain.Reporting;

/// <summary>What codes and names of districts and hazard kinds may look like.</summary>
internal static class PlaceRules
{
    public const int ShortestName = 2;
    public const int LongestName = 40;
    public const int LastOrder = 9999;

    private const int LongestCode = 24;

    /// <summary>Administrative codes are six digits; hazard kinds have short words. Neither ever needs more than ASCII.</summary>
    public static bool IsCode(string code) => code.Length is > 0 and <= LongestCode && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>No Chinese in it: a page that is read aloud in English stumbles over it.</summary>
    public static bool IsEnglishName(string name) => name.Trim().Length <= LongestName && name.All(c => c is >= ' ' and <= '\u024f' or '’');

    public static bool IsName(string name) => name.Trim().Length is >= ShortestName and <= LongestName;
}
