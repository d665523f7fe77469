using System.Collections.Frozen;
using System.Text;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Accounts;

/// <summary>
/// What a password must be: long, and not one that others try first. No rule about kinds of characters: those make passwords shorter to think of,
/// not harder to guess.
/// </summary>
internal sealed class PasswordRules(FrozenSet<string> common)
{
    public const int StaffLength = 14;
    public const int LearnerLength = 12;

    /// <summary>Longer is not typed by a person, and would only cost time.</summary>
    private const int Longest = 200;

    // Shorter user names stand by chance in many a good password.
    private const int ShortestTellingName = 4;

    public static PasswordRules Load(string path) => new(File.ReadLines(path)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(Plain)
        .ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Null when the password may be used.</summary>
    public Refusal? Check(string password, string userName, int shortest)
    {
        var plain = Plain(password);
        return plain switch
        {
            _ when password.EnumerateRunes().Count() < shortest => new Refusal("PasswordTooShort", "", shortest),
            _ when password.Length > Longest => new Refusal("PasswordTooLong", "", Longest),
            _ when userName.Length >= ShortestTellingName && plain.Contains(Plain(userName), StringComparison.Ordinal) => new Refusal("PasswordHasUserName"),
            _ when common.Contains(plain) => new Refusal("PasswordCommon"),
            _ => null,
        };
    }

    private static string Plain(string password)
    {
        var wellFormed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(password));
        return wellFormed.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }
}
