using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Accounts;

/// <summary>The signed-in officer's keys, opened with the cookie's key when first asked for and gone when the request ends.</summary>
internal sealed class SessionKeyring(AreaSessions sessions, IReportSealer sealer) : IKeyring, IDisposable
{
    private Dictionary<Guid, IUnlockedKey>? _keys;

    public IUnlockedKey? Find(Guid keyId) => (_keys ??= Unlock()).GetValueOrDefault(keyId);

    public void Dispose()
    {
        foreach (var key in _keys?.Values ?? Enumerable.Empty<IUnlockedKey>())
        {
            key.Dispose();
        }
    }

    private Dictionary<Guid, IUnlockedKey> Unlock()
    {
        var unlocked = new Dictionary<Guid, IUnlockedKey>();
        foreach (var key in sessions.OpenKeys())
        {
            using (key)
            {
                unlocked[key.Id] = sealer.Unlock(key.PrivateKey);
            }
        }

        return unlocked;
    }
}
