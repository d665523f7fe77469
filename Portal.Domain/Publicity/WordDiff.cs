using System.Globalization;

namespace Portal.Domain.Publicity;

/// <summary>What became of a piece of text.</summary>
public enum DiffKind
{
    Same = 0,
    Gone,
    Added,
}

public sealed record DiffPart(DiffKind Kind, string Text);

/// <summary>
/// Compares two texts by words: a Chinese character is one, so is a run of letters or digits, and so is any other sign. Long texts are compared by lines first and
/// then within the lines that changed, so that the work stays small.
/// </summary>
public static class WordDiff
{
    // The table below has as many cells as the product of both sides.
    private const int MostCells = 4_000_000;

    public static IReadOnlyList<DiffPart> Compare(string before, string after)
    {
        var parts = new List<DiffPart>();
        foreach (var part in ByLines(before, after))
        {
            parts.AddRange(part);
        }

        return Joined(parts);
    }

    internal static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            i += char.IsSurrogatePair(text, i) ? 2 : 1;
            if (IsLatin(text[start]))
            {
                while (i < text.Length && IsLatin(text[i]))
                {
                    i++;
                }
            }

            words.Add(text[start..i]);
        }

        return words;
    }

    private static IEnumerable<IEnumerable<DiffPart>> ByLines(string before, string after)
    {
        List<string> gone = [], added = [];
        foreach (var line in Steps(Lines(before), Lines(after)))
        {
            if (line.Kind is DiffKind.Same)
            {
                yield return Steps(Words(string.Concat(gone)), Words(string.Concat(added)));
                (gone, added) = ([], []);
                yield return [line];
            }
            else
            {
                (line.Kind is DiffKind.Gone ? gone : added).Add(line.Text);
            }
        }

        yield return Steps(Words(string.Concat(gone)), Words(string.Concat(added)));
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private static IEnumerable<DiffPart> Steps(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var head = 0;
        while (head < before.Count && head < after.Count && before[head] == after[head])
        {
            yield return new DiffPart(DiffKind.Same, before[head++]);
        }

        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        foreach (var part in Middle([.. before.Skip(head).Take(before.Count - head - tail)], [.. after.Skip(head).Take(after.Count - head - tail)]))
        {
            yield return part;
        }

        foreach (var word in before.Skip(before.Count - tail))
        {
            yield return new DiffPart(DiffKind.Same, word);
        }
    }

    /// <summary>The longest common subsequence; what is too long for that counts as replaced whole.</summary>
    private static IEnumerable<DiffPart> Middle(string[] before, string[] after)
    {
        if ((long)before.Length * after.Length > MostCells)
        {
            return before.Select(word => new DiffPart(DiffKind.Gone, word)).Concat(after.Select(word => new DiffPart(DiffKind.Added, word)));
        }

        var common = new int[before.Length + 1, after.Length + 1];
        for (var b = before.Length - 1; b >= 0; b--)
        {
            for (var a = after.Length - 1; a >= 0; a--)
            {
                common[b, a] = before[b] == after[a] ? common[b + 1, a + 1] + 1 : Math.Max(common[b + 1, a], common[b, a + 1]);
            }
        }

        var parts = new List<DiffPart>(before.Length + after.Length);
        for (int b = 0, a = 0; b < before.Length || a < after.Length;)
        {
            if (b < before.Length && a < after.Length && before[b] == after[a])
            {
                parts.Add(new DiffPart(DiffKind.Same, before[b]));
                (b, a) = (b + 1, a + 1);
            }
            else if (a == after.Length || (b < before.Length && common[b + 1, a] >= common[b, a + 1]))
            {
                parts.Add(new DiffPart(DiffKind.Gone, before[b++]));
            }
            else
            {
                parts.Add(new DiffPart(DiffKind.Added, after[a++]));
            }
        }

        return parts;
    }

    private static IReadOnlyList<DiffPart> Joined(List<DiffPart> parts)
    {
        var joined = new List<DiffPart>();
        foreach (var part in parts)
        {
            if (joined is [.., var last] && last.Kind == part.Kind)
            {
                joined[^1] = last with { Text = last.Text + part.Text };
            }
            else
            {
                joined.Add(part);
            }
        }

        return joined;
    }

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c) || (char.GetUnicodeCategory(c) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter);
}
