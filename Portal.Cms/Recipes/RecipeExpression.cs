namespace Portal.Cms.Recipes;

/// <summary>A text in a recipe that is to be evaluated: <c>[js: …]</c> or <c>[file:…]</c>.</summary>
internal readonly record struct RecipeExpression(string Engine, string Code)
{
    public const string Script = "js";
    public const string File = "file";

    /// <summary>Only letters may stand before the first colon: <c>[locale en]…</c>, <c>[1js: …]</c> and <c>[row]</c> are texts like any other.</summary>
    public static RecipeExpression? Of(string text)
    {
        if (text is not ['[', .., ']'] || text.IndexOf(':', StringComparison.Ordinal) is not (> 1 and var colon) || !text.AsSpan(1, colon - 1).ContainsOnlyLetters())
        {
            return null;
        }

        return new(text[1..colon], text[(colon + 1)..^1].Trim());
    }
}

internal static class Letters
{
    public static bool ContainsOnlyLetters(this ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsLetter(letter))
            {
                return false;
            }
        }

        return true;
    }
}
