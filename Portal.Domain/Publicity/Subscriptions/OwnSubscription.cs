using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Subscriptions;

/// <summary>One's own subscription, by the link of a mail.</summary>
/// <param name="Address">With its middle hidden: a mail may have been passed on.</param>
public sealed record SubscriptionView(string Address, IReadOnlyList<PublicColumn> Offered, IReadOnlyList<string> Columns, Rhythm Rhythm, bool Warnings, bool IsConfirmed, string ManageLink);

/// <summary>Refused <c>SubscriptionGone</c> when the link is none of ours or the subscription has ended.</summary>
[OpenToAnyone("Who has the link has the mailbox.")]
public sealed record ReadSubscription(string Link, LinkPurpose Purpose) : IQuery<SubscriptionView>
{
    public override string ToString() => nameof(ReadSubscription);
}

internal sealed class ReadSubscriptionHandler(SubscriptionDesk desk, IPublicContent content, IContactSeal seal, SubscriberLinks links) : IRequestHandler<ReadSubscription, Outcome<SubscriptionView>>
{
    public async Task<Outcome<SubscriptionView>> Handle(ReadSubscription request, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(request.Link, request.Purpose, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<SubscriptionView>.Refused(opened.Refusals);
        }

        var own = opened.Value;
        return new SubscriptionView(
            Masked(seal.Open(SubscriptionRounds.Purpose, own.Id, own.SealedAddress) ?? ""), await content.ColumnsAsync(cancellationToken), own.Columns, own.Rhythm, own.Warnings,
            own.ConfirmedAt is not null, links.Write(own.Id, LinkPurpose.Manage));
    }

    private static string Masked(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at <= 0 ? "" : $"{address[0]}***{address[at..]}";
    }
}

/// <summary>The yes from the mailbox.</summary>
[OpenToAnyone("Who has the link has the mailbox.")]
public sealed record ConfirmSubscription(string Link) : IAct<Nothing>
{
    public override string ToString() => nameof(ConfirmSubscription);
}

internal sealed class ConfirmSubscriptionHandler(SubscriptionDesk desk, TimeProvider time) : IRequestHandler<ConfirmSubscription, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ConfirmSubscription request, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(request.Link, LinkPurpose.Confirm, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        opened.Value.Confirm(time.UtcNow(), time.Today());
        return default(Nothing);
    }
}

/// <summary>Other columns, another rhythm.</summary>
[OpenToAnyone("Who has the link has the mailbox.")]
public sealed record ChangeSubscription(string Link, IReadOnlyList<string> Columns, Rhythm? Rhythm, bool Warnings) : IAct<Nothing>
{
    public override string ToString() => nameof(ChangeSubscription);
}

internal sealed class ChangeSubscriptionValidator : AbstractValidator<ChangeSubscription>
{
    public ChangeSubscriptionValidator()
    {
        RuleFor(s => s.Columns).Must((wish, columns) => columns.Count > 0 || wish.Warnings).WithErrorCode("SubscribeNothing");
        RuleFor(s => s.Rhythm).Must(rhythm => rhythm is { } one && Enum.IsDefined(one)).WithErrorCode("SubscribeRhythm");
    }
}

internal sealed class ChangeSubscriptionHandler(SubscriptionDesk desk, IPublicContent content) : IRequestHandler<ChangeSubscription, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ChangeSubscription request, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(request.Link, LinkPurpose.Manage, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        var known = (await content.ColumnsAsync(cancellationToken)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        opened.Value.Wish(new SubscriptionWish([.. request.Columns.Where(known.Contains).Distinct(StringComparer.Ordinal)], request.Rhythm.GetValueOrDefault(), request.Warnings));
        return default(Nothing);
    }
}

/// <summary>Ends it at once, address and all. Ending what has ended is done already.</summary>
[OpenToAnyone("Who has the link has the mailbox.")]
public sealed record EndSubscription(string Link) : IAct<Nothing>
{
    public override string ToString() => nameof(EndSubscription);
}

internal sealed class EndSubscriptionHandler(IPortalDb db, SubscriberLinks links) : IRequestHandler<EndSubscription, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(EndSubscription request, CancellationToken cancellationToken)
    {
        if (links.Read(request.Link, LinkPurpose.Manage) is not { } id)
        {
            return new Refusal("SubscriptionGone");
        }

        if (await db.Subscriptions.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is { } own)
        {
            db.Subscriptions.Remove(own);
        }

        return default(Nothing);
    }
}

/// <summary>Opens a subscription by the link of a mail.</summary>
public sealed class SubscriptionDesk(IPortalDb db, SubscriberLinks links)
{
    internal async Task<Outcome<Subscription>> OpenAsync(string link, LinkPurpose purpose, CancellationToken cancellationToken) =>
        links.Read(link, purpose) is { } id && await db.Subscriptions.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is { } own ? own : new Refusal("SubscriptionGone");
}
