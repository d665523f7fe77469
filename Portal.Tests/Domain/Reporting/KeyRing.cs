using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Domain.Reporting;

/// <summary>
/// Every private key in the city: all officers', of all quarters, the recovery key's of each report and the reporter's behind the receipt. Tried on everything
/// that a report keeps, whatever the rows say whose it is.
/// </summary>
internal sealed class KeyRing(CaseDesk desk)
{
    private readonly List<(string Name, byte[] PrivateKey)> _keys = [];

    public KeyRing With(string name, byte[] privateKey)
    {
        _keys.Add((name, privateKey));
        return this;
    }

    public KeyRing With(params Officer[] officers)
    {
        _keys.AddRange(officers.Select(o => (o.Member.DisplayName, o.PrivateKey)));
        return this;
    }

    /// <summary>The names of all keys that open the report, in order. The receipt's opens only the conversation, and is said so.</summary>
    public async Task<string[]> ThatOpenAsync(FiledCase filed)
    {
        var wraps = await desk.ReadAsync(db => db.ReportWraps.AsNoTracking().Where(w => w.ReportId == filed.Id).ToListAsync());
        var report = await desk.ReadAsync(db => db.Reports.AsNoTracking().SingleAsync(r => r.Id == filed.Id));
        (string Name, byte[] PrivateKey)[] all = [.. _keys, ("恢复", filed.RecoveryPrivateKey), ("回执", filed.ReporterPrivateKey)];
        return [.. all.Where(key => Opens(key.PrivateKey, filed, report, wraps)).Select(key => key.Name).Order(StringComparer.Ordinal)];
    }

    private bool Opens(byte[] privateKey, FiledCase filed, Report report, List<ReportWrap> wraps)
    {
        using var key = desk.Sealer.Unlock(privateKey);
        return wraps.Any(wrap => Opens(Seals.Wrap(wrap), wrap.SealedKeys, [.. filed.Keys.Conversation, .. filed.Keys.Desk!]))
            || Opens(Seals.ReporterWrap(report.Id), report.ReporterWrap, filed.Keys.Conversation);

        bool Opens(SealLabel label, byte[] sealedKeys, byte[] expected)
        {
            try
            {
                return desk.Sealer.OpenWith(key, label, sealedKeys).AsSpan().SequenceEqual(expected);
            }
            catch (SealBrokenException)
            {
                return false;
            }
        }
    }
}
