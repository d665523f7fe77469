using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>Hands the draft in for review. Refused for each required field that is empty, and where the column asks for no review.</summary>
/// <param name="Stamp">What the actor saw; null where a list handed it in by its title.</param>
/// <param name="Overrule">Why words stand that the check takes for wrong; null where nobody said.</param>
[Requires(Permission.WriteContent)]
public sealed record SubmitContent(string ItemId, string? Stamp, string? Overrule = null) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class SubmitContentHandler(IContentDesk desk, ContentWork work, ContentWords words) : IRequestHandler<SubmitContent, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(SubmitContent request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ItemId, request.Stamp, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        if (!opened.Value.RequiresReview)
        {
            return new Refusal("ContentNeedsNoReview");
        }

        var missing = await desk.FindMissingAsync(request.ItemId, cancellationToken);
        if (missing.Count > 0)
        {
            return Outcome<Nothing>.Refused(missing);
        }

        return await words.PassAsync(opened.Value, request.Overrule, work.Who, work.Now, cancellationToken) is { } wrong
            ? wrong
            : opened.Value.Review.Submit(work.Who, opened.Value.Stand.VersionId, work.Now);
    }
}

/// <summary>Takes back what waits for a word or for its hour.</summary>
[Requires(Permission.WriteContent)]
public sealed record WithdrawContent(string ItemId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class WithdrawContentHandler(ContentWork work) : IRequestHandler<WithdrawContent, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(WithdrawContent request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ItemId, seen: null, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        // A reviewer who is not its writer sends it back with a reason instead.
        return opened.Value.Review.IsOwn(work.Who.Id) || work.May(Permission.PublishContent)
            ? opened.Value.Review.Withdraw(work.Who, work.Now)
            : new Refusal("ContentNotYours");
    }
}
