using System.Globalization;
using System.Security.Cryptography;
using CsCheck;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Reporting;

namespace Portal.Tests.Domain.Reporting;

public class ReceiptTests
{
    [Fact]
    public void Create_a_hundred_thousand_times_gives_even_symbols_and_no_receipt_twice()
    {
        const int Count = 100_000;
        var seen = new HashSet<string>(Count);
        var counts = new int[24, 32];
        for (var i = 0; i < Count; i++)
        {
            var characters = Receipt.Create().Characters;
            Assert.True(seen.Add(characters));
            for (var place = 0; place < 24; place++)
            {
                counts[place, Crockford.ValueOf(characters[place])]++;
            }
        }

        // Chi-square with 31 degrees of freedom: p = 0.001 at 61.10 for one place; over 24 places that would fail one run in 42, so
        // the same confidence for the whole test asks 72.0 (p = 0.001 / 24) of each.
        for (var place = 0; place < 24; place++)
        {
            var squares = Enumerable.Range(0, 32).Sum(value => Math.Pow(counts[place, value] - (Count / 32.0), 2) / (Count / 32.0));
            Assert.True(squares < 72.0, $"Place {place}: {squares.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    [Fact]
    public void TryParse_of_any_single_wrong_character_fails()
    {
        for (var round = 0; round < 50; round++)
        {
            var good = Receipt.Create().Characters;
            for (var place = 0; place < good.Length; place++)
            {
                foreach (var wrong in Crockford.Alphabet.Where(symbol => symbol != good[place]))
                {
                    AssertFault(ReceiptFault.CheckFails, good[..place] + wrong + good[(place + 1)..]);
                }
            }
        }
    }

    [Fact]
    public void TryParse_of_any_two_characters_exchanged_fails()
    {
        for (var round = 0; round < 200; round++)
        {
            AssertExchangesFail(Receipt.Create().Characters, everyPair: true);
        }
    }

    [Fact]
    public void TryParse_of_digits_with_one_wrong_or_two_neighbours_swapped_fails()
    {
        for (var round = 0; round < 50; round++)
        {
            var good = Receipt.Create().ToDigits();
            AssertExchangesFail(good, everyPair: false);
            for (var place = 0; place < good.Length; place++)
            {
                foreach (var wrong in "0123456789".Where(digit => digit != good[place]))
                {
                    AssertFault(ReceiptFault.CheckFails, good[..place] + wrong + good[(place + 1)..]);
                }
            }
        }
    }

    [Fact]
    public void TryParse_of_digits_beyond_115_bits_fails()
    {
        var beyond = new string('9', 35);
        foreach (var check in "0123456789")
        {
            AssertFault(ReceiptFault.CheckFails, beyond + check);
        }
    }

    [Fact]
    public void TryParse_forgives_how_it_was_typed()
    {
        for (var round = 0; round < 200; round++)
        {
            var receipt = Receipt.Create();
            var groups = receipt.Groups;
            var lookAlike = receipt.Characters.Replace('0', 'O').Replace('1', round % 2 == 0 ? 'I' : 'l');
            string[] ways =
            [
                receipt.Characters,
#pragma warning disable CA1308 // people type small letters
                receipt.Characters.ToLowerInvariant(),
                lookAlike.ToLowerInvariant(),
#pragma warning restore CA1308
                lookAlike,
                string.Join(' ', groups),
                string.Join('-', groups),
                string.Join("——", groups),
                string.Join("\u3000", groups),
                string.Join("\r\n", groups),
                string.Join("，", groups) + "。",
                "「" + string.Join("·", groups) + "」",
                "\uFEFF \t" + string.Join(" . ", groups) + "\u200B",
                string.Concat(receipt.Characters.Select(FullWidth)),
                string.Join("、", groups.Select(group => string.Concat(group.Select(FullWidth)))),
                receipt.ToDigits(),
                string.Join(' ', receipt.ToDigitGroups()),
                string.Concat(receipt.ToDigits().Select(FullWidth)),
            ];
            Assert.All(ways, way => Assert.Equal(receipt, Read(way)));
        }
    }

    [Fact]
    public void TryParse_of_fifty_mutated_receipts_reads_none()
    {
        for (var round = 0; round < 50; round++)
        {
            var good = Receipt.Create().Characters;
            var place = RandomNumberGenerator.GetInt32(24);
            var other = Crockford.Alphabet[(Crockford.ValueOf(good[place]) + RandomNumberGenerator.GetInt32(1, 32)) % 32];
            AssertFault(ReceiptFault.CheckFails, good[..place] + other + good[(place + 1)..]);
            AssertFault(ReceiptFault.WrongLength, good.Remove(place, 1));
            AssertFault(ReceiptFault.WrongLength, good.Insert(place, "7"));
            AssertFault(ReceiptFault.ForeignCharacter, good[..place] + "举" + good[(place + 1)..]);
        }
    }

    [Theory]
    [InlineData(null, ReceiptFault.Empty)]
    [InlineData("", ReceiptFault.Empty)]
    [InlineData(" \r\n\u3000", ReceiptFault.Empty)]
    [InlineData("---。", ReceiptFault.Empty)]
    [InlineData("7", ReceiptFault.WrongLength)]
    [InlineData("UUUU-UUUU", ReceiptFault.ForeignCharacter)]
    [InlineData("我的回执", ReceiptFault.ForeignCharacter)]
    public void TryParse_of_no_receipt_says_why(string? typed, ReceiptFault fault) => AssertFault(fault, typed);

    [Fact]
    public void TryParse_of_all_zeros_reads_a_receipt_that_is_formed_rightly() => Assert.NotNull(Read(new string('0', 24)));

    [Fact]
    public void TryParse_of_anything_neither_throws_nor_reads_what_it_did_not_write() => Gen.String[Gen.Char, 0, 1200].Sample(
        typed =>
        {
            var read = Receipt.TryParse(typed, out var receipt, out var fault);
            Assert.Equal(read, receipt is not null);
            Assert.Equal(read, fault == ReceiptFault.None);
        },
        iter: 5000);

    [Fact]
    public void Groups_are_six_of_four_and_digit_groups_nine_of_four()
    {
        var receipt = Receipt.Create();
        Assert.Equal([4, 4, 4, 4, 4, 4], receipt.Groups.Select(group => group.Length));
        Assert.Equal(receipt.Characters, string.Concat(receipt.Groups));
        Assert.Equal(9, receipt.ToDigitGroups().Count);
        Assert.Equal(receipt.ToDigits(), string.Concat(receipt.ToDigitGroups()));
    }

    [Fact]
    public void ToString_shows_nothing_of_it() => Assert.Equal("(receipt)", Receipt.Create().ToString());

    [Fact]
    public void Base32_reads_back_what_it_wrote() => Gen.Byte.Array[0, 80].Sample(
        bytes => Assert.Equal(bytes, Crockford.Decode(Crockford.Encode(bytes))), iter: 500);

    private static char FullWidth(char half) => (char)(half + 0xFEE0);

    private static Receipt? Read(string typed) => Receipt.TryParse(typed, out var receipt, out _) ? receipt : null;

    private static void AssertFault(ReceiptFault expected, string? typed)
    {
        Assert.False(Receipt.TryParse(typed, out var receipt, out var fault));
        Assert.Null(receipt);
        Assert.Equal(expected, fault);
    }

    private static void AssertExchangesFail(string good, bool everyPair)
    {
        for (var one = 0; one < good.Length; one++)
        {
            for (var other = one + 1; other < (everyPair ? good.Length : Math.Min(one + 2, good.Length)); other++)
            {
                if (good[one] != good[other])
                {
                    var symbols = good.ToCharArray();
                    (symbols[one], symbols[other]) = (symbols[other], symbols[one]);
                    AssertFault(ReceiptFault.CheckFails, new string(symbols));
                }
            }
        }
    }
}
