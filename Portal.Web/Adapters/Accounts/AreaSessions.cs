using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Accounts;
using Portal.Web.Pipeline.Accounts;

namespace Portal.Web.Adapters.Accounts;

/// <summary>The session of the present request, as the scheme's handler found it.</summary>
internal sealed class OpenSession
{
    public SessionCookie? Cookie { get; set; }

    public AreaSession? Row { get; set; }
}

/// <summary>Sessions in the shared store: begun, kept up, ended. Any node can serve any of them.</summary>
internal sealed class AreaSessions(PortalDb db, IReportSealer sealer, TimeProvider time, OpenSession open, IHttpContextAccessor accessor, IHostEnvironment host)
{
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(20);
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromHours(8);
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);
    private const string KeysField = "session-keys";

    public static string NameOf(CookieArea area) => area is CookieArea.Desk ? AreaNames.Desk : AreaNames.My;

    /// <summary>Begins a session and hands its cookie to the browser; the one that the browser had before ends.</summary>
    public async Task StartAsync(CookieArea area, Guid accountId, int revocationVersion, IReadOnlyList<OpenedKey> keys, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var (idleSince, begunBefore) = (now - IdleLimit, now - AbsoluteLimit);
        await db.Sessions.Where(s => s.SeenAt < idleSince || s.StartedAt < begunBefore).ExecuteDeleteAsync(cancellationToken);
        if (open.Row is not null)
        {
            await EndThisAsync(cancellationToken);
        }

        var cookie = SessionCookie.Create();
        var row = new AreaSession
        {
            IdHash = cookie.IdHash,
            Area = area,
            AccountId = accountId,
            RevocationVersion = revocationVersion,
            SealedKeys = keys.Count == 0 ? null : Seal(cookie, accountId, keys),
            StartedAt = now,
            SeenAt = now,
            ProvedAt = now,
        };
        db.Sessions.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        db.Entry(row).State = EntityState.Detached;
        (open.Cookie, open.Row) = (cookie, row);
        var context = Context;
        context.Response.Cookies.Append(NameOf(area), cookie.Value, Options(context, area));
    }

    /// <summary>The live session behind a cookie, or null; one that is past its limits is deleted on the way.</summary>
    public async Task<AreaSession?> FindAsync(SessionCookie cookie, CookieArea area, CancellationToken cancellationToken)
    {
        var row = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.IdHash == cookie.IdHash && s.Area == area, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var now = time.UtcNow();
        if (now - row.SeenAt >= IdleLimit || now - row.StartedAt >= AbsoluteLimit)
        {
            await EndAsync(row.IdHash, cancellationToken);
            return null;
        }

        return row;
    }

    /// <summary>Writes that the session was used, at most once a minute: a page of twenty pictures is one write.</summary>
    public async Task TouchAsync(AreaSession row, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        if (now - row.SeenAt >= SeenStep)
        {
            await db.Sessions.Where(s => s.IdHash == row.IdHash).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancellationToken);
            row.SeenAt = now;
        }
    }

    public Task EndAsync(byte[] idHash, CancellationToken cancellationToken) =>
        db.Sessions.Where(s => s.IdHash == idHash).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Ends the session of this request and takes its cookie back.</summary>
    public async Task EndThisAsync(CancellationToken cancellationToken)
    {
        if (open.Row is { } row)
        {
            await EndAsync(row.IdHash, cancellationToken);
            DropCookie(row.Area);
            (open.Row, open.Cookie) = (null, null);
        }
    }

    public Task EndOthersAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var mine = open.Row?.IdHash ?? [];
        return db.Sessions.Where(s => s.AccountId == accountId && s.IdHash != mine).ExecuteDeleteAsync(cancellationToken);
    }

    public Task EndAllAsync(Guid accountId, CancellationToken cancellationToken) =>
        db.Sessions.Where(s => s.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);

    public async Task MarkProvedAsync(CancellationToken cancellationToken)
    {
        var (row, now) = (open.Row!, time.UtcNow());
        await db.Sessions.Where(s => s.IdHash == row.IdHash).ExecuteUpdateAsync(set => set.SetProperty(s => s.ProvedAt, now), cancellationToken);
        row.ProvedAt = now;
    }

    /// <summary>Puts other keys into this session, after the owner's keys have changed.</summary>
    public async Task ReplaceKeysAsync(IReadOnlyList<OpenedKey> keys, CancellationToken cancellationToken)
    {
        var row = open.Row!;
        row.SealedKeys = keys.Count == 0 ? null : Seal(open.Cookie!, row.AccountId, keys);
        await db.Sessions.Where(s => s.IdHash == row.IdHash).ExecuteUpdateAsync(set => set.SetProperty(s => s.SealedKeys, row.SealedKeys), cancellationToken);
    }

    public async Task<IReadOnlyList<OwnSession>> ListAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var (idleSince, begunBefore) = (now - IdleLimit, now - AbsoluteLimit);
        var rows = await db.Sessions.AsNoTracking()
            .Where(s => s.AccountId == accountId && s.SeenAt > idleSince && s.StartedAt > begunBefore)
            .OrderByDescending(s => s.SeenAt).ToListAsync(cancellationToken);
        return [.. rows.Select(s => new OwnSession(s.StartedAt, s.SeenAt, open.Row is { } mine && s.IdHash.AsSpan().SequenceEqual(mine.IdHash)))];
    }

    public void DropCookie(CookieArea area) => Context.Response.Cookies.Delete(NameOf(area), Options(Context, area));

    /// <summary>The private keys that this session carries. The caller wipes them.</summary>
    public IReadOnlyList<OpenedKey> OpenKeys()
    {
        if (open is not { Row: { SealedKeys: { } sealedKeys } row, Cookie: { } cookie })
        {
            return [];
        }

        var plain = sealer.Open(cookie.Key, new SealLabel(row.AccountId, KeysField), sealedKeys);
        try
        {
            return OpenedKey.Read(plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("Sessions exist only within a request.");

    private byte[] Seal(SessionCookie cookie, Guid accountId, IReadOnlyList<OpenedKey> keys)
    {
        var plain = OpenedKey.Write(keys);
        try
        {
            return sealer.Seal(cookie.Key, new SealLabel(accountId, KeysField), plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private CookieOptions Options(HttpContext context, CookieArea area) =>
        SessionCookie.OptionsFor(NameOf(area), context.Request.IsHttps || !host.IsDevelopment());
}
