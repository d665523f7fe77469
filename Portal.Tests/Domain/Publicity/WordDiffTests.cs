using CsCheck;
using Portal.Domain.Publicity;

namespace Portal.Tests.Domain.Publicity;

/// <summary>Comparison by words: a Chinese character is one, a run of letters or digits is one.</summary>
public sealed class WordDiffTests
{
    private static readonly string[] Pieces = ["先", "后", "通风", "a1", "\n", " ", "😀", "30"];

    [Fact]
    public void Chinese_is_compared_by_characters() =>
        Assert.Equal("先[-检测-][+通风+]再作业", Shown("先检测再作业", "先通风再作业"));

    [Fact]
    public void Number_is_changed_as_a_whole() => Assert.Equal("离开 [-30-][+35+] 米", Shown("离开 30 米", "离开 35 米"));

    [Fact]
    public void Line_that_was_added_leaves_the_others_alone() =>
        Assert.Equal("第一行\n[+第二行\n+]第三行", Shown("第一行\n第三行", "第一行\n第二行\n第三行"));

    [Fact]
    public void Same_texts_are_one_part() => Assert.Equal([new DiffPart(DiffKind.Same, "一样\n的")], WordDiff.Compare("一样\n的", "一样\n的"));

    [Fact]
    public void Nothing_compared_with_nothing_is_nothing() => Assert.Empty(WordDiff.Compare("", ""));

    [Fact]
    public void Parts_give_both_texts_back() => Gen.Select(Text, Text).Sample((before, after) =>
    {
        var parts = WordDiff.Compare(before, after);
        return string.Concat(parts.Where(p => p.Kind is not DiffKind.Added).Select(p => p.Text)) == before
            && string.Concat(parts.Where(p => p.Kind is not DiffKind.Gone).Select(p => p.Text)) == after;
    });

    [Fact]
    public void Long_texts_of_one_line_are_compared_without_a_table_of_gigabytes()
    {
        var parts = WordDiff.Compare(string.Concat(Enumerable.Repeat("甲乙", 20_000)), string.Concat(Enumerable.Repeat("丙丁", 20_000)));
        Assert.Equal([DiffKind.Gone, DiffKind.Added], parts.Select(p => p.Kind));
    }

    private static Gen<string> Text => Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 30].Select(string.Concat);

    private static string Shown(string before, string after) => string.Concat(WordDiff.Compare(before, after).Select(part => part.Kind switch
    {
        DiffKind.Gone => $"[-{part.Text}-]",
        DiffKind.Added => $"[+{part.Text}+]",
        _ => part.Text,
    }));
}
