using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.HumanCheck;
using Portal.Web.Resources;

namespace Portal.Tests.Web.HumanCheck;

public class QuestionPoolTests
{
    [Fact]
    public void Pool_holds_at_least_sixty_different_questions()
    {
        Assert.True(Checks.Pool.All.Count >= 60);
        Assert.Distinct(Checks.Pool.All.Select(question => question.Id));
        Assert.Distinct(Checks.Pool.All.Select(question => question.Ask));
    }

    [Fact]
    public void Each_question_has_three_different_options_and_one_of_them_right() =>
        Assert.All(Checks.Pool.All, question =>
        {
            Assert.Equal(QuestionPool.OptionCount, question.Options.Distinct().Count());
            Assert.InRange(question.Right, 0, QuestionPool.OptionCount - 1);
            Assert.All(question.Options, option => Assert.InRange(option.Length, 1, 24));
        });

    [Fact]
    public void Each_question_is_asked_in_english_too() =>
        Assert.All(Checks.Pool.All, question =>
        {
            Assert.EndsWith("?", question.English.Ask, StringComparison.Ordinal);
            Assert.Equal(QuestionPool.OptionCount, question.English.Options.Distinct().Count());
            Assert.All(question.English.Options, option => Assert.InRange(option.Length, 2, 40));
            Assert.All([question.English.Ask, .. question.English.Options], text => Assert.NotEqual(Language.Chinese, SiteLanguages.Guess(text)));
        });

    [Fact]
    public void Each_id_fits_into_a_token_and_each_question_ends_as_one() =>
        Assert.All(Checks.Pool.All, question =>
        {
            Assert.All(question.Id, sign => Assert.True(char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-'));
            Assert.EndsWith("？", question.Ask, StringComparison.Ordinal);
        });

    [Fact]
    public void The_right_one_stands_at_no_favourite_place()
    {
        var checks = new Checks();
        var places = Checks.Pool.All.SelectMany(question => Enumerable.Range(0, 20).Select(_ =>
            checks.Forms.Order(new QuestionForm(HumanPlace.Report, checks.Clock.GetUtcNow(), question.Id, QuestionForms.NewSeed()))
                .ToList().IndexOf(question.Right))).CountBy(place => place).ToDictionary();

        Assert.Equal(3, places.Count);
        Assert.All(places.Values, count => Assert.InRange(count, Checks.Pool.All.Count * 4, Checks.Pool.All.Count * 10));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(4, 0)]
    [InlineData(3, 3)]
    public void A_pool_with_a_broken_question_is_refused(int options, int right) =>
        Assert.Throws<InvalidDataException>(() =>
            new QuestionPool([new SafetyQuestion("a", "？", [.. Enumerable.Range(0, options).Select(i => $"{i}")], right, new("?", ["1", "2", "3"]))]));

    [Fact]
    public void A_question_without_its_english_is_refused() =>
        Assert.Throws<InvalidDataException>(() => new QuestionPool([new SafetyQuestion("a", "？", ["1", "2", "3"], 0, new("?", ["1", "2"]))]));
}
