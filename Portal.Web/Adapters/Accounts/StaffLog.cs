using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Accounts;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Adapters.Accounts;

/// <summary>What staff do at their own door: in the audit chain without an address, and sign-ins in the staff log with it.</summary>
internal sealed class StaffLog(PortalDb db, AuditTrail trail, TimeProvider time, IHttpContextAccessor accessor, TrustedProxies proxies)
{
    private const string SignInAct = "SignIn";

    /// <summary>
    /// Must run inside a transaction. A name that nobody has is no act of staff, so it does not reach the chain; and it is not written down, because
    /// people type passwords into the wrong field.
    /// </summary>
    public async Task SignInAsync(StaffAccount? account, string displayName, string result, CancellationToken cancellationToken)
    {
        db.SignIns.Add(new SignInRecord
        {
            Id = Guid.CreateVersion7(),
            StaffId = account?.Id,
            UserName = account?.UserName ?? "",
            At = time.UtcNow(),
            Address = Address(),
            Result = result,
        });
        await db.SaveChangesAsync(cancellationToken);
        if (account is not null)
        {
            await trail.AppendAsync(new Person(account.Id, displayName), SignInAct, "", result, cancellationToken);
        }
    }

    /// <summary>Must run inside a transaction.</summary>
    public Task ActAsync(Guid staffId, string displayName, string act, string result, CancellationToken cancellationToken, string target = "") =>
        trail.AppendAsync(new Person(staffId, displayName), act, target, result, cancellationToken);

    private string Address()
    {
        var context = accessor.HttpContext;
#pragma warning disable RS0030 // the other of the two places that may read the address: staff sign-ins, for the staff log only
        var peer = TrustedProxies.Plain(context?.Connection.RemoteIpAddress);
#pragma warning restore RS0030
        var person = peer is not null && proxies.Trust(peer) ? proxies.FirstOutside(context!.Request.Headers[proxies.Header].ToString()) : peer;
        return (person ?? peer)?.ToString() ?? "";
    }

    /// <summary>Who signs in is not the actor of the request yet.</summary>
    private sealed record Person(Guid Id, string DisplayName) : IActor
    {
        public Guid? StaffId => Id;

        public Guid? DepartmentId => null;

        public IReadOnlySet<Permission> Permissions { get; } = new HashSet<Permission>();
    }
}
