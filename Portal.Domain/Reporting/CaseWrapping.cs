using System.Security.Cryptography;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Wraps a report's keys for officers and for the recovery key, and opens such a wrap: the one place where a <see cref="ReportWrap"/> is made. Filing,
/// sharing, passing on, giving back and recovery differ only in how they came by the keys.
/// </summary>
public sealed class CaseWrapping(IPortalDb db, IReportSealer sealer)
{
    private const int KeySize = 32;

    /// <summary>Adds a wrap for each of the officers' keys. The caller has seen to it that none of them has one yet, and saves.</summary>
    /// <exception cref="InvalidOperationException">The keys were opened by a receipt, which never holds the desk's half.</exception>
    public void Add(Guid reportId, ReportKeys keys, IEnumerable<StaffKey> officers) => WithBoth(keys, both => db.ReportWraps.AddRange(
        officers.Select(k => new ReportWrap(
            reportId, k.Id, k.StaffId, sealer.SealTo(k.PublicKey, Seals.OfficerWrap(reportId, k.Id, k.Epoch), both), k.Epoch)).ToArray()));

    /// <inheritdoc cref="Add(Guid, ReportKeys, IEnumerable{StaffKey})"/>
    public void Add(Guid reportId, ReportKeys keys, RecoveryKey recovery) => WithBoth(keys, both => db.ReportWraps.Add(
        new ReportWrap(reportId, recovery.Id, null, sealer.SealTo(recovery.PublicKey, Seals.RecoveryWrap(reportId, recovery.Id), both))));

    /// <summary>Opens a wrap with its private key; the caller disposes the keys. Refused <c>CaseDamaged</c> when the wrap was tampered with or the key is not its own.</summary>
    public Outcome<ReportKeys> Open(ReportWrap wrap, IUnlockedKey key)
    {
        try
        {
            var both = sealer.OpenWith(key, Seals.Wrap(wrap), wrap.SealedKeys);
            try
            {
                return both.Length == 2 * KeySize ? new ReportKeys(both[..KeySize], both[KeySize..]) : new Refusal("CaseDamaged");
            }
            finally
            {
                CryptographicOperations.ZeroMemory(both);
            }
        }
        catch (SealBrokenException)
        {
            return new Refusal("CaseDamaged");
        }
    }

    private static void WithBoth(ReportKeys keys, Action<byte[]> use)
    {
        byte[] both = [.. keys.Conversation, .. keys.Desk ?? throw new InvalidOperationException("A wrap holds both keys.")];
        try
        {
            use(both);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(both);
        }
    }
}
