using Portal.Domain.Access;
using Portal.Web.Adapters.HumanCheck;

namespace Portal.Tests.Web.HumanCheck;

public class QuestionLaneTests
{
    private readonly Checks _checks = new();

    private async Task<HumanQuestion> OpenAsync(TimeSpan? wait = null)
    {
        var question = (await _checks.IssueAsync()).Question;
        _checks.Clock.Advance(wait ?? QuestionLane.MinAge);
        return question;
    }

    [Fact]
    public async Task Verify_of_the_right_answer_after_twenty_seconds_passes() =>
        Assert.Equal("Fast", Checks.Code(await _checks.VerifyAsync(_checks.AnswerTo(await OpenAsync()))));

    [Fact]
    public async Task Verify_sooner_is_refused_with_the_seconds_left_and_spends_nothing()
    {
        var answer = _checks.AnswerTo(await OpenAsync(TimeSpan.FromSeconds(13.5)));
        var refused = await _checks.VerifyAsync(answer);
        _checks.Clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(HumanRefusals.TooFast(7).Code, refused.Refusals.Single().Code);
        Assert.Equal([7], refused.Refusals.Single().Arguments);
        Assert.Equal("Fast", Checks.Code(await _checks.VerifyAsync(answer)));
    }

    [Fact]
    public async Task Issue_after_a_form_that_came_too_fast_shows_the_same_question_with_its_tick()
    {
        var question = await OpenAsync(TimeSpan.FromSeconds(5));
        var answer = _checks.AnswerTo(question);
        var again = (await _checks.IssueAsync(previous: answer)).Question;

        Assert.Equal(question.Form, again.Form);
        Assert.Equal(question.Options, again.Options);
        Assert.Equal(answer[HumanFields.Choice], $"{again.Chosen}");
    }

    [Fact]
    public async Task Verify_of_a_wrong_answer_is_refused_and_the_question_is_used_up()
    {
        var question = await OpenAsync();

        Assert.Equal("HumanQuestionWrong", Checks.Code(await _checks.VerifyAsync(_checks.AnswerTo(question, right: false))));
        Assert.Equal("HumanSpent", Checks.Code(await _checks.VerifyAsync(_checks.AnswerTo(question))));
    }

    [Fact]
    public async Task Issue_after_a_wrong_answer_shows_another_form_that_need_not_wait_again()
    {
        var question = await OpenAsync();
        var wrong = _checks.AnswerTo(question, right: false);
        await _checks.VerifyAsync(wrong);
        var next = (await _checks.IssueAsync(previous: wrong)).Question;

        Assert.NotEqual(question.Form, next.Form);
        Assert.Null(next.Chosen);
        Assert.Equal("Fast", Checks.Code(await _checks.VerifyAsync(_checks.AnswerTo(next))));
    }

    [Fact]
    public async Task Verify_of_the_same_answer_twice_passes_once()
    {
        var answer = _checks.AnswerTo(await OpenAsync());
        await _checks.VerifyAsync(answer);

        Assert.Equal("HumanSpent", Checks.Code(await _checks.VerifyAsync(answer)));
    }

    [Fact]
    public async Task Verify_of_a_form_that_lay_for_hours_is_refused() =>
        Assert.Equal("HumanExpired", Checks.Code(await _checks.VerifyAsync(_checks.AnswerTo(await OpenAsync(QuestionLane.MaxAge)))));

    [Fact]
    public async Task Verify_of_nothing_says_that_it_is_missing() =>
        Assert.Equal("HumanMissing", Checks.Code(await _checks.VerifyAsync(HumanAnswer.Empty)));

    [Theory]
    [InlineData("-1")]
    [InlineData("3")]
    [InlineData("a")]
    public async Task Verify_of_a_choice_that_is_none_says_that_it_is_missing(string choice)
    {
        var question = await OpenAsync();
        var answer = Checks.Answer((HumanFields.Form, question.Form), (HumanFields.Choice, choice));

        Assert.Equal("HumanMissing", Checks.Code(await _checks.VerifyAsync(answer)));
    }

    [Fact]
    public async Task Verify_of_a_form_with_any_part_changed_is_refused()
    {
        var question = await OpenAsync();
        var parts = question.Form.Split('.');
        var place = _checks.AnswerTo(question)[HumanFields.Choice];
        string[] other = [nameof(HumanPlace.AccountForm), "1", Checks.Pool.All.First(q => q.Id != parts[2]).Id, QuestionForms.NewSeed(), new('0', 64)];

        for (var i = 0; i < parts.Length; i++)
        {
            string[] forged = [.. parts];
            forged[i] = other[i];
            var answer = Checks.Answer((HumanFields.Form, string.Join('.', forged)), (HumanFields.Choice, place));
            Assert.Equal("HumanExpired", Checks.Code(await _checks.VerifyAsync(answer)));
        }
    }

    [Fact]
    public async Task Verify_at_the_other_place_is_refused() =>
        Assert.Equal("HumanExpired", Checks.Code(await _checks.VerifyAsync(_checks.AnswerTo(await OpenAsync()), HumanPlace.AccountForm)));

    [Fact]
    public async Task Verify_with_the_trap_filled_passes_on_the_slow_lane()
    {
        var answer = _checks.AnswerTo(await OpenAsync());
        var trapped = Checks.Answer(
            (HumanFields.Form, answer[HumanFields.Form]), (HumanFields.Choice, answer[HumanFields.Choice]), (HumanFields.Trap, "https://example.org"));

        Assert.Equal("Slow", Checks.Code(await _checks.VerifyAsync(trapped)));
    }

    [Fact]
    public async Task Verify_with_a_late_proof_and_a_right_answer_passes_by_the_answer()
    {
        var challenge = await _checks.IssueAsync();
        var proof = Checks.Encode(Checks.Solve(challenge.Json));
        _checks.Clock.Advance(ProofOfWork.Life);
        var answer = _checks.AnswerTo(challenge.Question);

        Assert.Equal("HumanExpired", Checks.Code(await _checks.VerifyAsync(Checks.Answer((HumanFields.Proof, proof)))));
        Assert.Equal("Fast", Checks.Code(await _checks.VerifyAsync(Checks.Answer(
            (HumanFields.Proof, proof), (HumanFields.Form, answer[HumanFields.Form]), (HumanFields.Choice, answer[HumanFields.Choice])))));
    }

    [Fact]
    public async Task Verify_of_a_crowd_refuses_nobody_and_slows_the_excess()
    {
        var answers = new List<HumanAnswer>();
        for (var i = 0; i < Admission.Capacity + 20; i++)
        {
            answers.Add(_checks.AnswerTo((await _checks.IssueAsync()).Question));
        }

        _checks.Clock.Advance(QuestionLane.MinAge);
        var codes = new List<string>();
        foreach (var answer in answers)
        {
            codes.Add(Checks.Code(await _checks.VerifyAsync(answer)));
        }

        Assert.All(codes.Take(Admission.Capacity), code => Assert.Equal("Fast", code));
        Assert.All(codes.Skip(Admission.Capacity), code => Assert.Equal("Slow", code));
        _checks.Clock.Advance(Admission.Refill);
        Assert.Equal("Fast", Checks.Code(await _checks.VerifyAsync(_checks.AnswerTo(await OpenAsync()))));
    }
}
