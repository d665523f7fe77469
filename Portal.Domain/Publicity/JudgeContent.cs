using FluentValidation;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>
/// The word of the step that an item waits at. The third is the chief editor's alone; with it the item appears, or waits for its hour. Refused by
/// <see cref="ContentReview.Forbids"/>, and <c>ContentChanged</c> when the text is no longer the one that was read.
/// </summary>
[Requires(Permission.ReviewContent)]
public sealed record ApproveContent(string ItemId, string Stamp) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class ApproveContentHandler(ContentWork work) : IRequestHandler<ApproveContent, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ApproveContent request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ItemId, request.Stamp, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        var (stand, review, _) = opened.Value;
        if (review.Step == ContentReview.Steps && !work.May(Permission.PublishContent))
        {
            return new Refusal("ContentLastWordIsChiefs");
        }

        var approved = review.Approve(work.Who, stand.VersionId, work.Now);
        return approved.IsRefused || review.Stage is not ReviewStage.Passed ? approved : await work.AppearAsync(opened.Value, cancellationToken);
    }
}

/// <summary>Sends an item back from the step that it waits at, with the reason.</summary>
[Requires(Permission.ReviewContent)]
public sealed record RefuseContent(string ItemId, string Stamp, string Reason) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class RefuseContentValidator : AbstractValidator<RefuseContent>
{
    public RefuseContentValidator() => RuleFor(a => a.Reason).Must(ContentReasons.IsOne).WithErrorCode("ContentReason").WithState(_ => ContentReasons.Bounds);
}

internal sealed class RefuseContentHandler(ContentWork work) : IRequestHandler<RefuseContent, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(RefuseContent request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ItemId, request.Stamp, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        var (stand, review, _) = opened.Value;
        return review.Step == ContentReview.Steps && !work.May(Permission.PublishContent)
            ? new Refusal("ContentLastWordIsChiefs")
            : review.Refuse(work.Who, stand.VersionId, request.Reason.Trim(), work.Now);
    }
}

/// <summary>What a reason must be to be one.</summary>
internal static class ContentReasons
{
    public static object[] Bounds { get; } = [4, ReviewMark.LongestReason];

    public static bool IsOne(string reason) => reason.Trim().Length is >= 4 and <= ReviewMark.LongestReason;
}
