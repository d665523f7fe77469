using Portal.Domain.Reporting;

namespace Portal.Tests.Proof.Fuzz;

/// <summary>What somebody may type for a receipt: right ones in strange clothes, nearly right ones, and anything.</summary>
internal static class ReceiptFuzz
{
    private const string Strange = "0O1IlLiU-— _\u3000\u00A0\uFF21\uFF10\u200B\r\n\t\0é汉\uD800，。、／＃\u202E";

    public static FuzzTarget Target { get; } = new("receipts", 300, Case);

    private static Task<bool> Case(Dice dice)
    {
        var receipt = Receipt.Create();
        var text = (dice.OneIn(3) ? receipt.ToDigits() : receipt.Characters).ToCharArray().ToList();
        for (var damage = dice.Throw(4); damage > 0 && text.Count > 0; damage--)
        {
            var at = dice.Throw(text.Count);
            switch (dice.Throw(7))
            {
                case 0:
                    text[at] = (char)dice.Throw(0x10000);
                    break;
                case 1:
                    text.Insert(at, Strange[dice.Throw(Strange.Length)]);
                    break;
                case 2:
                    text.RemoveAt(at);
                    break;
                case 3:
                    text[at] = char.ToLowerInvariant(text[at]);
                    break;
                case 4:
                    (text[at], text[(at + 1) % text.Count]) = (text[(at + 1) % text.Count], text[at]);
                    break;
                case 5:
                    text.AddRange(text.Take(dice.Throw(text.Count + 1)).ToArray());
                    break;
                default:
                    text.InsertRange(at, Enumerable.Repeat(' ', dice.OneIn(50) ? 100_000 : dice.Throw(5)));
                    break;
            }
        }

        var typed = new string([.. text]);
        if (!Receipt.TryParse(typed, out var read, out var fault))
        {
            return Task.FromResult(fault != ReceiptFault.None ? false : throw new InvalidDataException("Refused without a reason."));
        }

        // Whatever was taken reads as itself in every form in which the site writes it.
        var same = Receipt.TryParse(string.Join(' ', read.Groups), out var again, out _) && again.Characters == read.Characters
            && Receipt.TryParse(string.Join('-', read.ToDigitGroups()), out var digits, out _) && digits.Characters == read.Characters;
        return Task.FromResult(same ? true : throw new InvalidDataException("A receipt does not read as itself."));
    }
}
