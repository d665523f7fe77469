using FluentValidation;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>Publishes an item of a column that asks for no review, at once or at its hour. Where the column asks for one, the third word publishes.</summary>
/// <param name="Stamp">What the actor saw; null where a list published it by its title.</param>
/// <param name="Overrule">Why words stand that the check takes for wrong; null where nobody said.</param>
[Requires(Permission.PublishContent)]
public sealed record PublishContent(string ItemId, string? Stamp, string? Overrule = null) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class PublishContentHandler(IContentDesk desk, ContentWork work, ContentWords words) : IRequestHandler<PublishContent, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(PublishContent request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ItemId, request.Stamp, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        if (opened.Value.RequiresReview)
        {
            return new Refusal("ContentNeedsReview");
        }

        var missing = await desk.FindMissingAsync(request.ItemId, cancellationToken);
        if (missing.Count > 0)
        {
            return Outcome<Nothing>.Refused(missing);
        }

        if (await words.PassAsync(opened.Value, request.Overrule, work.Who, work.Now, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        var passed = opened.Value.Review.PassWithoutReview(work.Who, opened.Value.Stand.VersionId, work.Now);
        return passed.IsRefused ? passed : await work.AppearAsync(opened.Value, cancellationToken);
    }
}

/// <summary>
/// Takes an item off the site at once (紧急撤稿), whatever its column. The reason stays in the item's trail; to appear again it goes the whole way anew.
/// </summary>
[Requires(Permission.PublishContent)]
public sealed record TakeDownContent(string ItemId, string Reason) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class TakeDownContentValidator : AbstractValidator<TakeDownContent>
{
    public TakeDownContentValidator() => RuleFor(a => a.Reason).Must(ContentReasons.IsOne).WithErrorCode("ContentReason").WithState(_ => ContentReasons.Bounds);
}

internal sealed class TakeDownContentHandler(IContentDesk desk, ContentWork work) : IRequestHandler<TakeDownContent, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(TakeDownContent request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ItemId, seen: null, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        if (!opened.Value.Stand.IsPublished)
        {
            return new Refusal("ContentNotPublished");
        }

        await desk.UnpublishAsync(request.ItemId, cancellationToken);
        opened.Value.Review.TakeDown(work.Who, request.Reason.Trim(), work.Now);
        return default(Nothing);
    }
}
