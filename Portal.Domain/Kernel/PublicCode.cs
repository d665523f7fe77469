using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Kernel;

/// <summary>
/// What somebody without an account comes back with: 16 Crockford base32 characters, 15 random ones (75 bits) and a check character that finds a wrong one. Shown
/// once; the site keeps only <see cref="Tag"/>. For what is less than a report, whose receipt is longer and opens a key.
/// </summary>
public sealed record PublicCode
{
    private const int Random = 15;
    private const int LongestInput = 200;

    private PublicCode(string characters) => Characters = characters;

    public string Characters { get; }

    /// <summary>Four groups of four, as they are shown and read aloud.</summary>
    public IReadOnlyList<string> Groups => [.. Characters.Chunk(4).Select(group => new string(group))];

    public static PublicCode Create()
    {
        var text = new StringBuilder(Random + 1);
        for (var i = 0; i < Random; i++)
        {
            text.Append(Crockford.Alphabet[RandomNumberGenerator.GetInt32(Crockford.Alphabet.Length)]);
        }

        return new PublicCode(text.Append(CheckOf(text.ToString())).ToString());
    }

    /// <summary>Reads what a person typed, in any case, width and grouping. No code that fails here was ever issued.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out PublicCode? code)
    {
        code = typed is { Length: <= LongestInput } && Crockford.TryClean(typed, out var symbols) && symbols.Length == Random + 1 && symbols[Random] == CheckOf(symbols[..Random])
            ? new PublicCode(symbols)
            : null;
        return code is not null;
    }

    /// <summary>What is stored in the code's place: without the site's own secret nobody finds the code by it.</summary>
    /// <param name="label">One of <see cref="InstanceLabel"/>, another for each kind of thing.</param>
    public byte[] Tag(IInstanceSecrets secrets, string label)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        return HMACSHA256.HashData(secrets.Derive(label, 32), Encoding.ASCII.GetBytes(Characters));
    }

    /// <summary>Nothing of a code may reach a log by accident.</summary>
    public override string ToString() => "(code)";

    // Luhn's rule in base 32: every second symbol counts double, digit by digit.
    private static char CheckOf(string symbols)
    {
        var sum = 0;
        for (var i = 0; i < symbols.Length; i++)
        {
            var value = Crockford.ValueOf(symbols[^(i + 1)]) * (i % 2 == 0 ? 2 : 1);
            sum += (value / 32) + (value % 32);
        }

        return Crockford.Alphabet[(32 - (sum % 32)) % 32];
    }
}
