using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>What a draft holds on the server, sealed under the key in its ticket. Typed answers are not here: they travel in the form.</summary>
/// <param name="Sent">Set once the report exists: a repeated sending then answers with a fresh receipt instead of a second report.</param>
public sealed record DraftState(IReadOnlyList<StoredAttachment> Files, ClaimVerifier? Claim, SentReport? Sent)
{
    public static DraftState Empty { get; } = new([], null, null);

    /// <summary>Files that are on their way in parts, and those whose parts have become one of <see cref="Files"/>.</summary>
    public IReadOnlyList<OpenUpload> Uploads { get; init; } = [];

    /// <summary>Why no further file is taken (<c>AlreadySent</c>, <c>TooManyFiles</c>), or null.</summary>
    internal Refusal? RefusesFile(IntakeRules rules)
    {
        if (Sent is not null)
        {
            return new Refusal("AlreadySent");
        }

        return Files.Count >= rules.MaxFiles ? new Refusal("TooManyFiles", "Files", rules.MaxFiles) : null;
    }
}

/// <param name="ReporterKey">Lets a fresh receipt replace one that was never shown; wiped when the reporter has confirmed the receipt.</param>
public sealed record SentReport(Guid ReportId, byte[] ReporterKey, bool Confirmed);

/// <summary>Reads and keeps drafts.</summary>
public sealed class Drafts(IPortalDb db, IReportSealer sealer, BlobOwners owners, TimeProvider time, IntakeRules rules)
{
    /// <summary>The draft's state; empty when nothing is kept, or when it has died meanwhile.</summary>
    public async Task<DraftState> ReadAsync(DraftTicket ticket, CancellationToken cancellationToken)
    {
        var hash = ticket.IdHash();
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.IdHash == hash, cancellationToken);
        return Open(ticket, draft);
    }

    /// <summary>
    /// Lets a draft live its hours from now on, because a page with its ticket goes out now: a ticket that is still good must never find its files
    /// swept, nor what was sent with it forgotten.
    /// </summary>
    public async Task KeepAliveAsync(DraftTicket ticket, CancellationToken cancellationToken)
    {
        var (hash, diesAt) = (ticket.IdHash(), DiesAt());
        await db.Drafts.Where(d => d.IdHash == hash && d.DiesAt < diesAt)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.DiesAt, diesAt), cancellationToken);
    }

    /// <summary>Locks the draft's row for the present transaction and reads it: two requests of one draft run one after the other.</summary>
    internal async Task<(Draft Row, DraftState State)> LockAsync(DraftTicket ticket, CancellationToken cancellationToken)
    {
        var hash = ticket.IdHash();
        var diesAt = DiesAt();
        var locked = await db.Drafts.Where(d => d.IdHash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.DiesAt, diesAt), cancellationToken);
        if (locked == 0)
        {
            var fresh = new Draft(hash, owners.OfDraft(ticket.Id), diesAt);
            db.Drafts.Add(fresh);
            await db.SaveChangesAsync(cancellationToken);
            return (fresh, DraftState.Empty);
        }

        // What was read before the lock may be old.
        if (db.Drafts.Local.SingleOrDefault(d => d.IdHash.AsSpan().SequenceEqual(hash)) is { } known)
        {
            await db.ReloadAsync(known, cancellationToken);
            return (known, Open(ticket, known));
        }

        var draft = await db.Drafts.SingleAsync(d => d.IdHash == hash, cancellationToken);
        return (draft, Open(ticket, draft));
    }

    internal void Keep(DraftTicket ticket, Draft row, DraftState state) =>
        row.Keep(sealer.SealJson(ticket.Key, Seals.Draft(ticket.Id), state));

    private DateTime DiesAt() => time.UtcNow().AddHours(rules.DraftHours).EndOfHour();

    private DraftState Open(DraftTicket ticket, Draft? draft) =>
        draft is { SealedState.Length: > 0 } ? sealer.OpenJson<DraftState>(ticket.Key, Seals.Draft(ticket.Id), draft.SealedState) : DraftState.Empty;
}
