using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;

namespace Portal.Domain.Publicity.Subscriptions;

/// <summary>
/// Puts news and warnings into the outbox. The moment until which somebody has been told moves on in the very transaction that holds the mail: after a crash nothing is
/// missing and nothing comes twice, and of two nodes one loses the race and puts nothing.
/// </summary>
public sealed class SubscriptionRounds(IPortalDb db, IPublicContent content, IPublicLetters outbox, ISubscriberLetters letters, IContactSeal seal, TimeProvider time)
{
    public const string Purpose = "subscription";

    private const int MostOfColumn = 100;

    /// <summary>What was published in the last moments may not be seen on this node yet; the next look tells of it.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    private static readonly TimeOnly TellAt = new(8, 0);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ForgetAsync(cancellationToken);
        if (!outbox.IsConfigured)
        {
            return;
        }

        await WarnAsync(cancellationToken);
        if (TimeOnly.FromDateTime(time.CityNow()) >= TellAt)
        {
            await TellAsync(cancellationToken);
        }
    }

    /// <summary>Addresses whose owner never said yes.</summary>
    private Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        var since = time.UtcNow().AddHours(-Subscription.UnconfirmedHours);
        return db.Subscriptions.Where(s => s.ConfirmedAt == null && s.MadeAt <= since).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task WarnAsync(CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        // Those that have not begun too: who is warned in the evening of the night's wind can still bring things in.
        var standing = (await ReadWarningsHandler.AllAsync(content, cancellationToken)).Where(w => w.Detail is WarningDetail detail && detail.EndsUtc > now).ToList();
        if (standing.Count == 0)
        {
            return;
        }

        var newest = standing.Max(warning => warning.Line.PublishedUtc);
        var waiting = await db.Subscriptions.AsNoTracking().Where(s => s.ConfirmedAt != null && s.Warnings && s.WarnedUntil < newest).Select(s => s.Id).ToListAsync(cancellationToken);
        foreach (var id in waiting)
        {
            await OneAsync(id, own => Warn(own, [.. standing.Where(w => w.Line.PublishedUtc > own.WarnedUntil)], newest), cancellationToken);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var (until, today) = (time.UtcNow() - Settling, time.Today());
        var columns = await content.ColumnsAsync(cancellationToken);
        var due = (await db.Subscriptions.AsNoTracking().Where(s => s.ConfirmedAt != null && s.LookedOn < today).ToListAsync(cancellationToken)).Where(s => s.IsDue(today)).ToList();
        if (due.Count == 0)
        {
            return;
        }

        var latest = new Dictionary<string, IReadOnlyList<PublicLine>>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            latest[column.Id] = (await content.FindAsync(new LineFilter(column.Id, [], "", 0, MostOfColumn), cancellationToken)).Lines;
        }

        foreach (var id in due.Select(s => s.Id))
        {
            await OneAsync(id, own => Tell(own, columns, latest, until, today), cancellationToken);
        }
    }

    private void Warn(Subscription own, IReadOnlyList<PublicItem> warnings, DateTime newest)
    {
        if (warnings.Count > 0 && AddressOf(own) is { } address)
        {
            letters.Warn(address, own.Id, warnings);
        }

        own.Warned(newest);
    }

    private void Tell(Subscription own, IReadOnlyList<PublicColumn> columns, Dictionary<string, IReadOnlyList<PublicLine>> latest, DateTime until, DateOnly today)
    {
        if (!own.IsDue(today))
        {
            return;
        }

        var wanted = own.Columns.ToHashSet(StringComparer.Ordinal);
        var news = columns.Where(c => wanted.Contains(c.Id))
            .Select(c => (Column: c, Lines: (IReadOnlyList<PublicLine>)[.. latest[c.Id].Where(l => l.PublishedUtc > own.ToldUntil && l.PublishedUtc <= until)]))
            .Where(n => n.Lines.Count > 0)
            .ToList();
        if (news.Count > 0 && AddressOf(own) is { } address)
        {
            letters.Tell(address, own.Id, news);
        }

        own.Told(until, today);
    }

    private string? AddressOf(Subscription own) => seal.Open(Purpose, own.Id, own.SealedAddress);

    private async Task OneAsync(Guid id, Action<Subscription> act, CancellationToken cancellationToken)
    {
        try
        {
            await db.InTransactionAsync(
                async () =>
                {
                    if (await db.Subscriptions.SingleOrDefaultAsync(s => s.Id == id && s.ConfirmedAt != null, cancellationToken) is { } own)
                    {
                        act(own);
                        await db.SaveChangesAsync(cancellationToken);
                    }

                    return id;
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node, or the subscriber himself, was faster; the next beat looks again.
        }
    }
}
