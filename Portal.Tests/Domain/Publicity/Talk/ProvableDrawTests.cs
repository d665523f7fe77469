using System.Security.Cryptography;
using System.Text;
using global::Portal.Domain.Publicity.Quizzes;

namespace Portal.Tests.Domain.Publicity.Talk;

/// <summary>The draw is what its steps on the page say, computed here a second time in other words; and answers count only when they are all right.</summary>
public sealed class ProvableDrawTests
{
    private const string Seed = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    [Fact]
    public void Anybody_computes_the_same_winners_by_the_steps_of_the_page()
    {
        var numbers = ProvableDraw.Sorted(Enumerable.Range(0, 50).Select(i => QuizEntry.NumberOf(new Guid(i, 7, 9, [1, 2, 3, 4, 5, 6, 7, 8]))));
        var drawn = ProvableDraw.Draw(Seed, numbers, 5);

        var list = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("\n", numbers))));
        var left = new List<string>(numbers);
        for (var k = 1; k <= 5; k++)
        {
            var digest = SHA256.HashData(Encoding.UTF8.GetBytes(Seed + "\n" + list + "\n" + k));
            ulong whole = 0;
            foreach (var value in digest[..8])
            {
                whole = (whole << 8) | value;
            }

            var place = (int)(whole % (ulong)left.Count);
            Assert.Equal(left[place], drawn[k - 1]);
            left.RemoveAt(place);
        }

        Assert.Equal(5, drawn.Distinct().Count());
    }

    [Fact]
    public void One_entry_more_changes_the_draw_and_the_order_of_coming_does_not()
    {
        string[] numbers = [.. Enumerable.Range(10, 30).Select(i => $"N{i}")];
        var drawn = ProvableDraw.Draw(Seed, ProvableDraw.Sorted(numbers), 3);
        Assert.Equal(drawn, ProvableDraw.Draw(Seed, ProvableDraw.Sorted(numbers.Reverse()), 3));
        Assert.NotEqual(ProvableDraw.HashOf(ProvableDraw.Sorted(numbers)), ProvableDraw.HashOf(ProvableDraw.Sorted([.. numbers, "N99"])));
    }

    [Fact]
    public void More_winners_than_entries_are_all_entries() => Assert.Equal(["A", "B"], ProvableDraw.Draw(Seed, ["A", "B"], 9).Order());

    [Fact]
    public void Draw_with_another_seed_than_the_promised_one_is_refused()
    {
        var draw = new QuizDraw("quiz", ProvableDraw.Commit(Seed), "", DateTime.UnixEpoch);
        Assert.Equal("QuizSeedBroken", draw.Draw(ProvableDraw.NewSeed(), "", [], DateTime.UnixEpoch, default).Refusals[0].Code);
        Assert.False(draw.Draw(Seed, "", [("A", "138****5678"), ("B", "")], DateTime.UnixEpoch, default).IsRefused);
        Assert.Equal([new QuizWinner(1, "A", "138****5678"), new QuizWinner(2, "B", "")], draw.Winners);
        Assert.Equal("QuizDrawn", draw.Draw(Seed, "", [], DateTime.UnixEpoch, default).Refusals[0].Code);
    }

    [Theory]
    [InlineData("13812345678", "138****5678")]
    [InlineData("a@b.c", "a@****.c")]
    [InlineData("abc", "****")]
    public void Contact_is_shown_with_its_middle_hidden(string contact, string shown) => Assert.Equal(shown, QuizDesk.Masked(contact));

    [Theory]
    [InlineData(new[] { 0, 2 }, true)]
    [InlineData(new[] { 2, 0 }, true)]
    [InlineData(new[] { 0 }, false)]
    [InlineData(new[] { 0, 1, 2 }, false)]
    public void Several_choices_are_right_together_or_not_at_all(int[] chosen, bool right) =>
        Assert.Equal(right, new QuizQuestion("?", QuizKind.Several, ["a", "b", "c"], [0, 2], "").IsRight(chosen));
}
