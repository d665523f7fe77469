using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Audit;

/// <summary>What the check of the chain found. <see cref="Fault"/> is null when the chain is whole.</summary>
/// <param name="Fault">Code of what is wrong: <c>AuditChanged</c>, <c>AuditMissing</c>, <c>AuditReordered</c>, <c>AuditHeadForged</c>.</param>
/// <param name="At">The sequence number where it shows.</param>
public sealed record AuditVerdict(long Entries, string? Fault, long At);

/// <summary>Walks the whole chain from the first entry to the head.</summary>
[Requires(Permission.ReadAudit)]
public sealed record VerifyAudit : IQuery<AuditVerdict>;

internal sealed class VerifyAuditHandler(AuditVerifier verifier) : IRequestHandler<VerifyAudit, Outcome<AuditVerdict>>
{
    public async Task<Outcome<AuditVerdict>> Handle(VerifyAudit request, CancellationToken cancellationToken) =>
        await verifier.VerifyAsync(cancellationToken);
}

/// <summary>The check itself, shared by the auditor's page and the <c>verify-audit</c> command, which runs without an account.</summary>
public sealed class AuditVerifier(IPortalDb db, IInstanceSecrets secrets)
{
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken)
    {
        var previous = new byte[32];
        long expected = 1;
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entry.Sequence != expected)
            {
                return new AuditVerdict(expected - 1, "AuditMissing", expected);
            }

            if (!CryptographicOperations.FixedTimeEquals(entry.Hash, entry.ExpectedHash()))
            {
                return new AuditVerdict(expected - 1, "AuditChanged", entry.Sequence);
            }

            if (!CryptographicOperations.FixedTimeEquals(entry.PreviousHash, previous))
            {
                return new AuditVerdict(expected - 1, "AuditReordered", entry.Sequence);
            }

            previous = entry.Hash;
            expected++;
        }

        var stored = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(h => h.Id == 1, cancellationToken);
        if (stored is null or { Sequence: 0 } && await db.Staff.AnyAsync(cancellationToken))
        {
            // The first staff are made with the first entry: people without a log mean that somebody emptied it.
            return new AuditVerdict(expected - 1, "AuditMissing", 1);
        }

        var head = stored ?? new AuditHead();
        if (!head.IsGenuine(secrets.Derive(InstanceLabel.AuditHead, 32)))
        {
            return new AuditVerdict(expected - 1, "AuditHeadForged", head.Sequence);
        }

        return head.Sequence == expected - 1 && CryptographicOperations.FixedTimeEquals(head.Hash, previous)
            ? new AuditVerdict(expected - 1, null, 0)
            : new AuditVerdict(expected - 1, "AuditMissing", expected);
    }
}
