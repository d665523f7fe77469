using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Keeps what officers have half typed, so that a session which ends takes no words with it. Keeping needs only the public key of the officer; reading
/// needs the private one, which only that officer's session opens.
/// </summary>
public sealed class CaseScratches(IPortalDb db, IReportSealer sealer, IInstanceSecrets secrets, IKeyring keyring, TimeProvider time)
{
    /// <summary>A note that nobody came back to for a week is not worth the risk of keeping it.</summary>
    public const int KeptDays = 7;

    private const int KeySize = 32;

    /// <summary>The acts whose forms have a text.</summary>
    public static IReadOnlyList<CaseAct> Acts { get; } = [CaseAct.Accept, CaseAct.NotAccept, CaseAct.Close, CaseAct.WriteToReporter, CaseAct.AddNote];

    /// <summary>Keeps the text in the place of what was kept before; an empty one forgets. False when it is not the officer's case, too long, or there is no key.</summary>
    public async Task<bool> KeepAsync(Guid officer, Guid reportId, CaseAct act, string text, CancellationToken cancellationToken)
    {
        if (!Acts.Contains(act) || text.Length > CaseTextValidator.Longest || !await db.ReportWraps.AnyAsync(w => w.ReportId == reportId && w.StaffId == officer, cancellationToken))
        {
            return false;
        }

        await ForgetAsync(officer, reportId, act, cancellationToken);
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        if (await NewestKeyAsync(officer, cancellationToken) is not { } publicKey)
        {
            return false;
        }

        var key = RandomNumberGenerator.GetBytes(KeySize);
        var plain = Encoding.UTF8.GetBytes(text);
        try
        {
            db.CaseScratches.Add(new CaseScratch(
                Place(officer, reportId, act), sealer.SealTo(publicKey, Label(reportId, act), key), sealer.Seal(key, Label(reportId, act), plain), time.Today()));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>What the officer has half typed for a case. One that does not open any more is left out.</summary>
    internal async Task<IReadOnlyDictionary<CaseAct, string>> ReadAsync(Guid officer, Guid reportId, CancellationToken cancellationToken)
    {
        var places = Acts.ToDictionary(act => act, act => Place(officer, reportId, act));
        var hashes = places.Values.ToArray();
        var rows = await db.CaseScratches.AsNoTracking().Where(s => hashes.Contains(s.IdHash)).ToListAsync(cancellationToken);
        var texts = new Dictionary<CaseAct, string>();
        if (rows.Count > 0)
        {
            var keys = await KeysOf(officer).Select(k => k.Id).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                var act = places.Single(place => place.Value.AsSpan().SequenceEqual(row.IdHash)).Key;
                if (keys.Select(keyring.Find).OfType<IUnlockedKey>().Select(key => Open(key, Label(reportId, act), row)).FirstOrDefault(text => text is not null) is { } text)
                {
                    texts[act] = text;
                }
            }
        }

        return texts;
    }

    internal Task<int> ForgetAsync(Guid officer, Guid reportId, CaseAct act, CancellationToken cancellationToken)
    {
        var place = Place(officer, reportId, act);
        return db.CaseScratches.Where(s => s.IdHash == place).ExecuteDeleteAsync(cancellationToken);
    }

    private string? Open(IUnlockedKey officer, SealLabel label, CaseScratch row)
    {
        byte[] key = [], plain = [];
        try
        {
            key = sealer.OpenWith(officer, label, row.SealedKey);
            plain = sealer.Open(key, label, row.SealedText);
            return Encoding.UTF8.GetString(plain);
        }
        catch (SealBrokenException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private IQueryable<StaffKey> KeysOf(Guid officer) => db.StaffKeys.AsNoTracking().Where(k => k.StaffId == officer && k.Standing != Standing.Ended);

    private Task<byte[]?> NewestKeyAsync(Guid officer, CancellationToken cancellationToken) =>
        KeysOf(officer).OrderByDescending(k => k.MadeOn).ThenByDescending(k => k.Id).Select(k => k.PublicKey).FirstOrDefaultAsync(cancellationToken);

    private byte[] Place(Guid officer, Guid reportId, CaseAct act)
    {
        byte[] whose = [.. officer.ToByteArray(), .. reportId.ToByteArray(), (byte)act];
        return HMACSHA256.HashData(secrets.Derive(InstanceLabel.Scratch, 32), whose);
    }

    private static SealLabel Label(Guid reportId, CaseAct act) => new(reportId, $"scratch/{(byte)act}");
}
