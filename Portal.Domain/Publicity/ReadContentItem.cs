using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>What the present person may do with an item now.</summary>
[Flags]
public enum ContentActs
{
    None = 0,
    Edit = 1,
    Submit = 2,
    Judge = 4,
    Withdraw = 8,
    Publish = 16,
    TakeDown = 32,
    Remove = 64,
}

/// <summary>One step of the three, as the seats of the review show it.</summary>
/// <param name="By">Who gave the word of this round; empty while it is waited for.</param>
public sealed record ReviewSeat(int Step, string By, DateTime? At, bool IsWaitedFor, bool SentBack);

/// <summary>One line of the trail; <see cref="By"/> is empty where the site itself acted.</summary>
public sealed record TrailLine(ReviewEvent Event, int Step, string By, DateTime At, string Reason);

/// <param name="Forbids">Why this person may not give the word that is waited for; null when he may or none is.</param>
public sealed record ContentItemView(
    ContentStand Stand, ReviewStage Stage, int Step, bool RequiresReview, IReadOnlyList<string> Columns, IReadOnlyList<ReviewSeat> Seats, IReadOnlyList<TrailLine> Trail,
    IReadOnlyList<ContentText> Texts, ContentActs May, string? Forbids)
{
    /// <summary>Who would show a hole without it.</summary>
    public IReadOnlyList<MediaUserRow> Users { get; init; } = [];

    /// <summary>Words that are probably written wrongly.</summary>
    public IReadOnlyList<FoundWord> WrongWords { get; init; } = [];

    /// <summary>Null where it is no list.</summary>
    public ContainedContent? Contained { get; init; }
}

/// <summary>An item with its text, how far its review has come, and what may be done with it.</summary>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record ReadContentItem(string ItemId) : IQuery<ContentItemView>;

internal sealed class ReadContentItemHandler(IContentDesk desk, ContentWork work, ContentWords words) : IRequestHandler<ReadContentItem, Outcome<ContentItemView>>
{
    public async Task<Outcome<ContentItemView>> Handle(ReadContentItem request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ItemId, seen: null, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<ContentItemView>.Refused(opened.Refusals);
        }

        var (stand, review, columns) = opened.Value;
        var texts = await desk.ReadAsync(request.ItemId, stand.VersionId, cancellationToken);
        var forbids = review.Stage is ReviewStage.Waiting ? Forbids(review) : null;
        return new ContentItemView(
            stand,
            review.Stage,
            review.Step,
            opened.Value.RequiresReview,
            [.. columns.Where(column => stand.Columns.Contains(column.Id)).Select(column => column.Name)],
            opened.Value.RequiresReview ? Seats(review) : [],
            [.. review.Marks.Where(m => m.Event is not ReviewEvent.Wrote || m.VersionId.Length > 0).OrderByDescending(m => m.At).ThenByDescending(m => m.Id)
                .Select(m => new TrailLine(m.Event, m.Step, m.StaffName, m.At, m.Reason))],
            texts,
            ActsOn(opened.Value, forbids),
            forbids)
        {
            WrongWords = words.Of(texts),
            Users = await desk.UsersAsync(request.ItemId, cancellationToken),
            Contained = await desk.ContainedAsync(request.ItemId, cancellationToken),
        };
    }

    private string? Forbids(ContentReview review) => true switch
    {
        _ when !work.May(Permission.ReviewContent) => "ContentReviewersOnly",
        _ when review.Step == ContentReview.Steps && !work.May(Permission.PublishContent) => "ContentLastWordIsChiefs",
        _ => review.Forbids(work.Who.Id),
    };

    private ContentActs ActsOn(ContentAtHand item, string? forbids)
    {
        var (review, chief) = (item.Review, work.May(Permission.PublishContent));
        var underWay = review.Stage is ReviewStage.Waiting or ReviewStage.Passed;
        var open = review.Stage is ReviewStage.Draft or ReviewStage.Refused or ReviewStage.TakenDown;
        return When(ContentActs.Edit, !underWay)
            | When(ContentActs.Submit, open && item.RequiresReview)
            | When(ContentActs.Publish, open && !item.RequiresReview && chief)
            | When(ContentActs.Judge, review.Stage is ReviewStage.Waiting && forbids is null or "ContentOneStepEach")
            | When(ContentActs.Withdraw, underWay && (chief || review.IsOwn(work.Who.Id)))
            | When(ContentActs.TakeDown, item.Stand.IsPublished && chief)
            | When(ContentActs.Remove, item.Stand.IsPublished ? chief : !underWay);
    }

    private static IReadOnlyList<ReviewSeat> Seats(ContentReview review) =>
    [
        .. Enumerable.Range(1, ContentReview.Steps).Select(step =>
        {
            // A published item shows the words it was published with; the round goes up with the next change.
            var word = review.Marks.Where(m => m.Round == review.Round && m.Step == step && m.Event is ReviewEvent.Approved or ReviewEvent.Refused).OrderBy(m => m.At).LastOrDefault();
            var given = word is { Event: ReviewEvent.Approved };
            return new ReviewSeat(
                step,
                given ? word!.StaffName : "",
                given ? word!.At : null,
                review.Stage is ReviewStage.Waiting && review.Step == step,
                review.Stage is ReviewStage.Refused && review.Step == step);
        }),
    ];

    private static ContentActs When(ContentActs act, bool may) => may ? act : ContentActs.None;
}
