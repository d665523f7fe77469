using System.Security.Cryptography;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Sealing;

/// <summary>
/// Two of three by boxes inside boxes, with nothing but the sealer: for the pair AB the private key is sealed under A's key, and that under B's.
/// A share's text is its letter, then base32 of key (32) ‖ the first 3 bytes of SHA-256("portal/recovery-share/v1" ‖ 0 ‖ letter ‖ key).
/// </summary>
internal sealed class RecoveryKeys(IReportSealer sealer) : IRecoveryKeys
{
    private const string Letters = "ABC";
    private const int CheckSize = 3;
    private const int Symbols = 1 + ((NSecReportSealer.KeySize + CheckSize) * 8 / 5);
    private const int LongestInput = 1000;

    public NewRecovery Create()
    {
        using var pair = sealer.CreateKeyPair();
        var keys = Letters.ToDictionary(letter => letter, _ => RandomNumberGenerator.GetBytes(NSecReportSealer.KeySize));
        try
        {
            byte[] Box(char inner, char outer)
            {
                var box = sealer.Seal(keys[inner], Label(inner, outer, inner, pair.PublicKey), pair.PrivateKey);
                return sealer.Seal(keys[outer], Label(inner, outer, outer, pair.PublicKey), box);
            }

            return new NewRecovery(
                [.. Letters.Select(letter => new RecoveryShare(letter, Print(letter, keys[letter])))],
                new RecoveryBoxes(pair.PublicKey, Box('A', 'B'), Box('A', 'C'), Box('B', 'C')));
        }
        finally
        {
            foreach (var key in keys.Values)
            {
                CryptographicOperations.ZeroMemory(key);
            }
        }
    }

    public char? LetterOf(string? typed)
    {
        if (!TryRead(typed, out var letter, out var key))
        {
            return null;
        }

        CryptographicOperations.ZeroMemory(key);
        return letter;
    }

    public Outcome<IUnlockedKey> Open(string? first, string? second, RecoveryBoxes boxes)
    {
        if (!TryRead(first, out var letter, out var key))
        {
            return new Refusal("RecoveryShareMistyped", nameof(first));
        }

        if (!TryRead(second, out var otherLetter, out var otherKey))
        {
            return new Refusal("RecoveryShareMistyped", nameof(second));
        }

        try
        {
            return letter.CompareTo(otherLetter) switch
            {
                0 => new Refusal("RecoverySharesSame", nameof(second)),
                < 0 => OpenBox(letter, key, otherLetter, otherKey, boxes),
                _ => OpenBox(otherLetter, otherKey, letter, key, boxes),
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(otherKey);
        }
    }

    private Outcome<IUnlockedKey> OpenBox(char inner, byte[] innerKey, char outer, byte[] outerKey, RecoveryBoxes boxes)
    {
        var box = (inner, outer) switch
        {
            ('A', 'B') => boxes.BoxAB,
            ('A', 'C') => boxes.BoxAC,
            _ => boxes.BoxBC,
        };
        byte[] privateKey = [];
        try
        {
            var opened = sealer.Open(outerKey, Label(inner, outer, outer, boxes.PublicKey), box);
            privateKey = sealer.Open(innerKey, Label(inner, outer, inner, boxes.PublicKey), opened);
            return Outcome<IUnlockedKey>.Done(sealer.Unlock(privateKey));
        }
        catch (SealBrokenException)
        {
            return new Refusal("RecoverySharesDoNotOpen");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(privateKey);
        }
    }

    /// <summary>Binds a box to its key and pair, so that boxes of an earlier key cannot be put in the place of later ones.</summary>
    private static SealLabel Label(char inner, char outer, char layer, byte[] publicKey) =>
        new(new Guid(SHA256.HashData(publicKey).AsSpan(0, 16), bigEndian: true), $"recovery/{inner}{outer}/{layer}");

    private static string Print(char letter, byte[] key) =>
        $"{letter} {string.Join(' ', Crockford.Encode([.. key, .. Check(letter, key)]).Chunk(4).Select(group => new string(group)))}";

    private static bool TryRead(string? typed, out char letter, out byte[] key)
    {
        (letter, key) = ('\0', []);
        if (typed is not { Length: <= LongestInput } || !Crockford.TryClean(typed, out var symbols)
            || symbols.Length != Symbols || !Letters.Contains(symbols[0], StringComparison.Ordinal))
        {
            return false;
        }

        var bytes = Crockford.Decode(symbols.AsSpan(1));
        (letter, key) = (symbols[0], bytes[..NSecReportSealer.KeySize]);
        return Check(letter, key).SequenceEqual(bytes.AsSpan(NSecReportSealer.KeySize));
    }

    private static ReadOnlySpan<byte> Check(char letter, byte[] key) =>
        SHA256.HashData([.. "portal/recovery-share/v1\0"u8, (byte)letter, .. key]).AsSpan(0, CheckSize);
}
