using global::Portal.Domain.Publicity.Questions;

namespace Portal.Tests.Domain.Publicity.Talk;

/// <summary>A question's way: one writes, another says yes, and what went out is not written anew.</summary>
public sealed class PublicQuestionTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Guid Writer = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();
    private static readonly ReplyText Reply = new(ReplyWay.Public, "电焊要办什么证", "请问办证流程", "持证上岗，流程如下。");

    [Fact]
    public void Reply_goes_out_with_a_second_persons_word()
    {
        var question = Ask();
        Assert.False(question.Draft(Writer, Reply).IsRefused);
        Assert.Equal(QuestionState.InReview, question.State);
        Assert.False(question.IsShown);
        Assert.Equal("QuestionOwnReply", question.Approve(Writer, Now, Today, 1).Refusals[0].Code);
        Assert.False(question.Approve(Second, Now, Today, 1).IsRefused);
        Assert.Equal((QuestionState.Answered, true, Today, 1), (question.State, question.IsShown, question.AnsweredOn, question.TookDays));
    }

    [Fact]
    public void Sent_reply_is_not_changed_any_more()
    {
        var question = Answered();
        Assert.Equal("QuestionIsClosed", question.Draft(Writer, Reply).Refusals[0].Code);
        Assert.Equal("QuestionIsClosed", question.Assign(Guid.NewGuid()).Refusals[0].Code);
        Assert.Equal("QuestionNothingToReview", question.SendBack(Second, "不清楚").Refusals[0].Code);
        Assert.False(question.Hide().IsRefused);
        Assert.Equal("QuestionNotShown", question.Hide().Refusals[0].Code);
    }

    [Fact]
    public void Who_asked_for_privacy_is_answered_in_private()
    {
        var question = Ask(mayBePublic: false);
        Assert.Equal("QuestionWishesPrivate", question.Draft(Writer, Reply).Refusals[0].Code);
        Assert.False(question.Draft(Writer, Reply with { Way = ReplyWay.Private }).IsRefused);
        Assert.Empty(question.PublicBody);
        question.Approve(Second, Now, Today, 1);
        Assert.False(question.IsShown);
    }

    [Fact]
    public void Reply_that_was_sent_back_says_why_until_it_is_written_anew()
    {
        var question = Ask();
        question.Draft(Writer, Reply);
        Assert.Equal("QuestionOwnReply", question.SendBack(Writer, "再写写").Refusals[0].Code);
        Assert.False(question.SendBack(Second, "没有说依据").IsRefused);
        Assert.Equal((QuestionState.Open, "没有说依据"), (question.State, question.SentBackBecause));
        question.Draft(Second, Reply);
        Assert.Empty(question.SentBackBecause);
        Assert.Equal("QuestionOwnReply", question.Approve(Second, Now, Today, 1).Refusals[0].Code);
    }

    [Fact]
    public void Term_is_lengthened_once_and_never_shortened()
    {
        var question = Ask();
        Assert.Equal("QuestionTookLonger", question.TakeLonger(question.DueOn, "要查").Refusals[0].Code);
        Assert.False(question.TakeLonger(question.DueOn.AddDays(10), "要会商").IsRefused);
        Assert.Equal("QuestionTookLonger", question.TakeLonger(question.DueOn.AddDays(10), "再等等").Refusals[0].Code);
    }

    [Fact]
    public void Same_question_is_merged_into_one_that_its_asker_may_read()
    {
        var (first, again) = (Answered(), Ask());
        Assert.Equal("QuestionCannotMerge", again.Merge(again, Now, Today, 0).Refusals[0].Code);
        Assert.False(again.Merge(first, Now, Today, 2).IsRefused);
        Assert.Equal((QuestionState.Merged, first.Id), (again.State, again.MergedInto));

        var secret = Ask(mayBePublic: false);
        secret.Draft(Writer, Reply with { Way = ReplyWay.Private });
        Assert.Equal("QuestionCannotMerge", Ask().Merge(secret, Now, Today, 0).Refusals[0].Code);
    }

    [Theory]
    [InlineData("隔壁工地电焊工无证上岗，没人管", true)]
    [InlineData("楼下饭店一直堵塞消防通道", true)]
    [InlineData("举报奖励怎么领", false)]
    [InlineData("电焊要办什么证", false)]
    [InlineData("怎么举报安全隐患，能举报吗", false)]
    public void Text_that_tells_of_a_danger_is_told_from_a_question(string text, bool tells) => Assert.Equal(tells, HazardWords.TellOfDanger(text));

    private static PublicQuestion Ask(bool mayBePublic = true) => new(
        Guid.CreateVersion7(), [1], QuestionCategory.Training, "", "电焊要办什么证", "想问一下电焊作业的证怎么办。", mayBePublic, "", Now, Today, Today.AddDays(7));

    private static PublicQuestion Answered()
    {
        var question = Ask();
        question.Draft(Writer, Reply);
        question.Approve(Second, Now, Today, 1);
        return question;
    }
}
