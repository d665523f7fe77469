using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>Puts an item into the bin. What the public sees only the chief editor takes away, and with a reason.</summary>
[Requires(Permission.WriteContent)]
public sealed record RemoveContent(string ItemId, string Reason = "") : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class RemoveContentValidator : AbstractValidator<RemoveContent>
{
    public RemoveContentValidator() =>
        RuleFor(a => a.Reason).MaximumLength(ReviewMark.LongestReason).WithErrorCode("ContentReason").WithState(_ => ContentReasons.Bounds);
}

internal sealed class RemoveContentHandler(IContentDesk desk, ContentWork work) : IRequestHandler<RemoveContent, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(RemoveContent request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ItemId, seen: null, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        var (stand, review, _) = opened.Value;
        switch (stand.IsPublished)
        {
            case true when !work.May(Permission.PublishContent):
                return new Refusal("ContentIsPublished");
            case true when !ContentReasons.IsOne(request.Reason):
                return new Refusal("ContentReason", nameof(request.Reason), ContentReasons.Bounds);
            case false when review.Stage is ReviewStage.Waiting or ReviewStage.Passed:
                return new Refusal("ContentUnderReview");
        }

        await desk.RemoveAsync(request.ItemId, cancellationToken);
        review.Remove(work.Who, request.Reason.Trim(), work.Now);
        return default(Nothing);
    }
}

/// <summary>Takes an item out of the bin, as a draft.</summary>
[Requires(Permission.WriteContent)]
public sealed record RestoreContent(string ItemId) : IAct<ContentStand>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class RestoreContentHandler(IPortalDb db, IContentDesk desk, ContentWork work) : IRequestHandler<RestoreContent, Outcome<ContentStand>>
{
    public async Task<Outcome<ContentStand>> Handle(RestoreContent request, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(request.ItemId, cancellationToken) is not null)
        {
            return new Refusal("ContentNotInBin");
        }

        if (await desk.RestoreAsync(request.ItemId, "", work.Author, cancellationToken) is not { } stand)
        {
            return new Refusal("NotThere");
        }

        if (!(await work.ReachAsync(await desk.ColumnsAsync(cancellationToken), cancellationToken)).Has(stand.Type, stand.Columns))
        {
            return new Refusal("ContentOutOfReach");
        }

        // An item that was removed past the desk has no trail to go on with.
        if (await db.ContentReviews.Include(r => r.Marks).SingleOrDefaultAsync(r => r.ItemId == request.ItemId, cancellationToken) is not { Stage: ReviewStage.Removed } review)
        {
            await work.ReviewAsync(stand, cancellationToken);
            return stand;
        }

        var restored = review.Restore(work.Who, work.Now);
        return restored.IsRefused ? Outcome<ContentStand>.Refused(restored.Refusals) : stand;
    }
}

/// <summary>Empties an item out of the bin for good, with all its versions. Its trail stays.</summary>
[Requires(Permission.PublishContent)]
public sealed record DestroyContent(string ItemId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class DestroyContentHandler(IContentDesk desk, ContentWork work) : IRequestHandler<DestroyContent, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(DestroyContent request, CancellationToken cancellationToken)
    {
        if (await desk.FindRemovedAsync(request.ItemId, cancellationToken) is not { } removed)
        {
            return new Refusal("ContentNotInBin");
        }

        if (!(await work.ReachAsync(await desk.ColumnsAsync(cancellationToken), cancellationToken)).Has(removed.Type, removed.Columns))
        {
            return new Refusal("ContentOutOfReach");
        }

        return await desk.DestroyAsync(request.ItemId, cancellationToken) ? default(Nothing) : new Refusal("ContentNotInBin");
    }
}

/// <summary>What of the bin is within the editor's reach, newest first.</summary>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record FindRemovedContent : IQuery<IReadOnlyList<RemovedContent>>
{
    public const int Most = 200;
}

internal sealed class FindRemovedContentHandler(IContentDesk desk, ContentWork work) : IRequestHandler<FindRemovedContent, Outcome<IReadOnlyList<RemovedContent>>>
{
    public async Task<Outcome<IReadOnlyList<RemovedContent>>> Handle(FindRemovedContent request, CancellationToken cancellationToken) =>
        Outcome<IReadOnlyList<RemovedContent>>.Done(await desk.FindRemovedAsync(
            await work.ReachAsync(await desk.ColumnsAsync(cancellationToken), cancellationToken), FindRemovedContent.Most, cancellationToken));
}
