using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Activities;
using Portal.Domain.Publicity.Programme;

namespace Portal.Domain.Publicity;

/// <summary>A published item with what leads on from it.</summary>
/// <param name="Body">What the theme's template of its type made of it.</param>
/// <param name="Refers">What the item itself refers to: the rules an accident broke, the policy that is explained.</param>
/// <param name="ReferredBy">What refers to it.</param>
/// <param name="Related">Others of the same column, without those already named.</param>
/// <param name="Standing">Of an activity: places left, cancelled, held.</param>
public sealed record ItemView(
    PublicItem Item, BodyText Body, PublicLine? Older, PublicLine? Newer, IReadOnlyList<PublicLine> Refers, IReadOnlyList<PublicLine> ReferredBy, IReadOnlyList<PublicLine> Related,
    ActivityStanding? Standing = null)
{
    /// <summary>Where an entry of a register stands today.</summary>
    public RegisterStanding Clock { get; init; } = RegisterStanding.None;
}

/// <summary>One published item; nothing when it is not published (any more).</summary>
/// <param name="BasePath">What stands before the path of each link on its page.</param>
[OpenToAnyone("Published content is for everybody.")]
public sealed record ReadItem(string ItemId, string BasePath = "") : IQuery<ItemView?>;

internal sealed class ReadItemHandler(IPublicContent content, ItemViews views) : IRequestHandler<ReadItem, Outcome<ItemView?>>
{
    public async Task<Outcome<ItemView?>> Handle(ReadItem request, CancellationToken cancellationToken) =>
        await content.ShowAsync(request.ItemId, request.BasePath, cancellationToken) is { } shown
            ? await views.OfPublishedAsync(shown, cancellationToken)
            : Outcome<ItemView?>.Done(null);
}
