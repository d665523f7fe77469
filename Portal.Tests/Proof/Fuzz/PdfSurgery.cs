using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Tests.Proof.Fuzz;

/// <summary>Takes a PDF apart: references run in circles, lengths and places lie, objects double or vanish, arrays nest without end.</summary>
internal static class PdfSurgery
{
    private static readonly string[] Tokens =
    [
        "<<", ">>", "[", "]", "(", ")", "stream\n", "endstream", "endobj", "1 0 obj", "xref", "trailer", "startxref", "null", "/Length 99999999", "/Filter/FlateDecode", "/Filter[/ASCIIHexDecode/ASCII85Decode/LZWDecode]",
        "/Type/ObjStm/N 100000/First 4", "/Kids[1 0 R]", "/Prev 9", "/Parent 3 0 R", "99999999999999999999", "-1", "1e400", "%", "<41", "/", "/#zz", "\\", "\0", "/Encrypt 1 0 R", "/Columns 100000000",
        "/Predictor 12", "/Predictor 15/Colors 255",
    ];

    public static byte[] Operate(Dice dice, byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        for (var cuts = 1 + dice.Throw(4); cuts > 0; cuts--)
        {
            text = dice.Throw(7) switch
            {
                0 => Number(dice, text, @"\d+(?= 0 R)", dice.Throw(20)),
                1 => Number(dice, text, @"(?<=/Length )\d+", dice.OneIn(3) ? int.MaxValue : dice.Throw(3_000)),
                2 => Number(dice, text, @"\d{10}(?= \d{5} n)|(?<=startxref\s)\d+", dice.Throw(text.Length + 100)),
                3 => Number(dice, text, @"\d+", dice.OneIn(2) ? dice.Throw(10) : dice.Throw(int.MaxValue)),
                4 => Insert(dice, text, dice.Of(Tokens)),
                5 => Objects(dice, text),
                _ => Insert(dice, text, string.Concat(Enumerable.Repeat(dice.OneIn(2) ? "[" : "<</A", dice.OneIn(10) ? 30_000 : dice.Throw(100)))),
            };
        }

        return Encoding.Latin1.GetBytes(text);
    }

    private static string Number(Dice dice, string text, string pattern, int value)
    {
        var found = Regex.Matches(text, pattern);
        if (found.Count == 0)
        {
            return text;
        }

        var match = found[dice.Throw(found.Count)];
        return string.Concat(text.AsSpan(0, match.Index), value.ToString(CultureInfo.InvariantCulture), text.AsSpan(match.Index + match.Length));
    }

    private static string Insert(Dice dice, string text, string piece) => text.Insert(dice.Throw(text.Length + 1), piece);

    private static string Objects(Dice dice, string text)
    {
        var found = Regex.Matches(text, @"\d+ 0 obj.*?endobj", RegexOptions.Singleline);
        if (found.Count == 0)
        {
            return text;
        }

        var one = found[dice.Throw(found.Count)];
        var other = found[dice.Throw(found.Count)];
        return dice.Throw(3) switch
        {
            0 => text.Remove(one.Index, one.Length),
            1 => text.Insert(one.Index, other.Value + "\n"),
            _ => text.Replace(one.Value, other.Value, StringComparison.Ordinal),
        };
    }
}
