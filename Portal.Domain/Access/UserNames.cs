namespace Portal.Domain.Access;

/// <summary>
/// Names that staff sign in with: 3 to 32 lower-case ASCII letters, digits, dots and hyphens, a letter first. Nothing else, so that no two names
/// look alike, on a screen or in the audit log.
/// </summary>
public static class UserNames
{
    public const int MinLength = 3;
    public const int MaxLength = 32;

    public static bool IsWellFormed(string? name) =>
        name is { Length: >= MinLength and <= MaxLength }
        && char.IsAsciiLetterLower(name[0])
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-');
}
