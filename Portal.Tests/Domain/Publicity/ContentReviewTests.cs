using Portal.Domain.Publicity;

namespace Portal.Tests.Domain.Publicity;

/// <summary>The three reviews (初审、复审、终审), as an inspector would read their rules.</summary>
public sealed class ContentReviewTests
{
    private static readonly DateTime Now = new(2026, 11, 25, 8, 0, 0, DateTimeKind.Utc);
    private static readonly ReviewPerson Writer = Person("编辑甲");
    private static readonly ReviewPerson First = Person("审核甲");
    private static readonly ReviewPerson Second = Person("审核乙");
    private static readonly ReviewPerson Chief = Person("总编");

    [Fact]
    public void Three_words_of_three_others_let_an_item_appear()
    {
        var review = Submitted();
        foreach (var person in new[] { First, Second, Chief })
        {
            Assert.False(review.Approve(person, "v1", Now).IsRefused);
        }

        Assert.Equal(ReviewStage.Passed, review.Stage);
        Assert.False(review.Publish(Chief, "v1", Now).IsRefused);
        Assert.Equal(ReviewStage.Published, review.Stage);
        Assert.Equal([1, 2, 3], review.Marks.Where(m => m.Event is ReviewEvent.Approved).Select(m => m.Step));
    }

    [Fact]
    public void Approval_by_its_writer_is_refused() => Assert.Equal("ContentIsOwn", Submitted().Approve(Writer, "v1", Now).Refusals[0].Code);

    [Fact]
    public void Approval_by_whoever_changed_a_word_or_handed_it_in_is_refused()
    {
        var review = new ContentReview("item", ReviewStage.Draft);
        review.Write(Writer, "v1", Now);
        review.Write(First, "v2", Now);
        review.Submit(Second, "v2", Now);
        Assert.Equal("ContentIsOwn", review.Approve(First, "v2", Now).Refusals[0].Code);
        Assert.Equal("ContentIsOwn", review.Approve(Second, "v2", Now).Refusals[0].Code);
        Assert.False(review.Approve(Chief, "v2", Now).IsRefused);
    }

    [Fact]
    public void Two_words_of_one_person_are_refused()
    {
        var review = Submitted();
        review.Approve(First, "v1", Now);
        Assert.Equal("ContentOneStepEach", review.Approve(First, "v1", Now).Refusals[0].Code);
        Assert.Equal(2, review.Step);
    }

    [Fact]
    public void Item_that_was_sent_back_goes_on_from_the_step_that_sent_it_back()
    {
        var review = Submitted();
        review.Approve(First, "v1", Now);
        Assert.False(review.Refuse(Second, "v1", "第 3 段的距离没有出处", Now).IsRefused);
        Assert.Equal((ReviewStage.Refused, 2), (review.Stage, review.Step));
        Assert.False(review.Write(Writer, "v2", Now).IsRefused);
        review.Submit(Writer, "v2", Now);
        Assert.Equal((ReviewStage.Waiting, 2), (review.Stage, review.Step));
        Assert.Equal("第 3 段的距离没有出处", Assert.Single(review.Marks, m => m.Event is ReviewEvent.Refused).Reason);
    }

    [Fact]
    public void Text_under_review_cannot_be_changed() => Assert.Equal("ContentUnderReview", Submitted().Write(Writer, "v2", Now).Refusals[0].Code);

    [Fact]
    public void Withdrawn_item_begins_anew_and_keeps_its_writer()
    {
        var review = Submitted();
        review.Approve(First, "v1", Now);
        Assert.False(review.Withdraw(Writer, Now).IsRefused);
        review.Submit(Second, "v1", Now);
        Assert.Equal(1, review.Step);
        Assert.Equal("ContentIsOwn", review.Approve(Writer, "v1", Now).Refusals[0].Code);
        Assert.False(review.Approve(First, "v1", Now).IsRefused);
    }

    [Fact]
    public void Item_taken_down_needs_all_words_again_and_not_its_writers()
    {
        var review = Published();
        review.TakeDown(Chief, "数字有误", Now);
        Assert.Equal("ContentNeedsReview", review.Publish(Chief, "v1", Now).Refusals[0].Code);
        review.Submit(Second, "v1", Now);
        Assert.Equal("ContentIsOwn", review.Approve(Writer, "v1", Now).Refusals[0].Code);
        Assert.Equal("数字有误", Assert.Single(review.Marks, m => m.Event is ReviewEvent.TakenDown).Reason);
    }

    [Fact]
    public void Change_of_a_published_item_is_reviewed_without_regard_to_who_wrote_it_first()
    {
        var review = Published();
        review.Write(Second, "v2", Now);
        Assert.Equal((ReviewStage.Draft, 2), (review.Stage, review.Round));
        review.Submit(Second, "v2", Now);
        Assert.False(review.Approve(First, "v2", Now).IsRefused);
        Assert.Equal("ContentIsOwn", review.Approve(Second, "v2", Now).Refusals[0].Code);
    }

    [Fact]
    public void Draft_that_nobody_judged_does_not_appear() => Assert.Equal("ContentNeedsReview", Draft().Publish(Chief, "v1", Now).Refusals[0].Code);

    [Fact]
    public void Item_out_of_the_bin_is_a_draft_of_the_same_writer()
    {
        var review = Draft();
        review.Remove(Chief, "重复", Now);
        Assert.Equal("ContentInBin", review.Write(Writer, "v1", Now).Refusals[0].Code);
        Assert.False(review.Restore(Second, Now).IsRefused);
        Assert.Equal(ReviewStage.Draft, review.Stage);
        Assert.True(review.IsOwn(Writer.Id));
    }

    private static ReviewPerson Person(string name) => new(Guid.NewGuid(), name);

    private static ContentReview Draft()
    {
        var review = new ContentReview("item", ReviewStage.Draft);
        Assert.False(review.Write(Writer, "v1", Now).IsRefused);
        return review;
    }

    private static ContentReview Submitted()
    {
        var review = Draft();
        Assert.False(review.Submit(Writer, "v1", Now).IsRefused);
        return review;
    }

    private static ContentReview Published()
    {
        var review = Submitted();
        Assert.False(review.Approve(First, "v1", Now).IsRefused);
        Assert.False(review.Approve(Second, "v1", Now).IsRefused);
        Assert.False(review.Approve(Chief, "v1", Now).IsRefused);
        Assert.False(review.Publish(Chief, "v1", Now).IsRefused);
        return review;
    }
}
