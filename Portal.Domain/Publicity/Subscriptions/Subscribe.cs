using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Subscriptions;

/// <summary>What the form offers.</summary>
/// <param name="SendsMail">False where no mail server is set: then there are feeds only.</param>
public sealed record SubscribeForm(IReadOnlyList<PublicColumn> Columns, bool SendsMail);

/// <summary>The form for subscriptions, and the feeds beside it.</summary>
[OpenToAnyone("Anybody may subscribe.")]
public sealed record ReadSubscribeForm : IQuery<SubscribeForm>;

internal sealed class ReadSubscribeFormHandler(IPublicContent content, IPublicLetters letters) : IRequestHandler<ReadSubscribeForm, Outcome<SubscribeForm>>
{
    public async Task<Outcome<SubscribeForm>> Handle(ReadSubscribeForm request, CancellationToken cancellationToken) =>
        new SubscribeForm(await content.ColumnsAsync(cancellationToken), letters.IsConfigured);
}

/// <summary>Asks the owner of an address whether news shall come. The answer is the same for an address that is here already: nobody learns who subscribes.</summary>
[OpenToAnyone("Anybody may subscribe; the page in front asks for the human check.")]
public sealed record Subscribe(string Address, IReadOnlyList<string> Columns, Rhythm? Rhythm, bool Warnings) : IAct<Nothing>
{
    public override string ToString() => nameof(Subscribe);
}

internal sealed class SubscribeValidator : AbstractValidator<Subscribe>
{
    public SubscribeValidator()
    {
        RuleFor(s => s.Address).Must(MailAddresses.Fits).WithErrorCode("SubscribeAddress");
        RuleFor(s => s.Columns).Must((wish, columns) => columns.Count > 0 || wish.Warnings).WithErrorCode("SubscribeNothing");
        RuleFor(s => s.Rhythm).Must(rhythm => rhythm is { } one && Enum.IsDefined(one)).WithErrorCode("SubscribeRhythm");
    }
}

internal sealed class SubscribeHandler(IPortalDb db, IPublicContent content, IPublicLetters outbox, ISubscriberLetters letters, IContactSeal seal, IInstanceSecrets secrets, TimeProvider time)
    : IRequestHandler<Subscribe, Outcome<Nothing>>
{
    private static readonly TimeSpan BetweenLetters = TimeSpan.FromMinutes(30);

    public async Task<Outcome<Nothing>> Handle(Subscribe request, CancellationToken cancellationToken)
    {
        if (!outbox.IsConfigured)
        {
            return new Refusal("SubscribeNoMail");
        }

        var known = (await content.ColumnsAsync(cancellationToken)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var wish = new SubscriptionWish([.. request.Columns.Where(known.Contains).Distinct(StringComparer.Ordinal)], request.Rhythm.GetValueOrDefault(), request.Warnings);
        var (address, now) = (request.Address.Trim(), time.UtcNow());
        var tag = HMACSHA256.HashData(secrets.Derive(InstanceLabel.SubscriberTag, 32), Encoding.ASCII.GetBytes(address.ToUpperInvariant()));
        var here = await db.Subscriptions.SingleOrDefaultAsync(s => s.AddressTag == tag, cancellationToken);
        if (here is null)
        {
            var id = Guid.CreateVersion7();
            db.Subscriptions.Add(new Subscription(id, tag, seal.Seal(SubscriptionRounds.Purpose, id, address), wish, now));
            letters.Ask(address, id);
            return default(Nothing);
        }

        if (here.ConfirmedAt is null)
        {
            here.Wish(wish);
        }

        if (now - here.LastLetterAt >= BetweenLetters)
        {
            here.Wrote(now);
            (here.ConfirmedAt is null ? (Action<string, Guid>)letters.Ask : letters.Remind)(address, here.Id);
        }

        return default(Nothing);
    }
}
