using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Accounts;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Adapters.Accounts;

internal sealed class AreaCookieOptions : AuthenticationSchemeOptions
{
    public CookieArea Area { get; set; }
}

/// <summary>
/// Finds the session behind the cookie of one area. Every request asks the store again: who was removed, revoked, idle or too long signed in
/// is out at the next request.
/// </summary>
internal sealed class AreaCookieHandler(
    IOptionsMonitor<AreaCookieOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    PortalDb db, AreaSessions sessions, OpenSession open, AreaVisit visit, IHostEnvironment host)
    : AuthenticationHandler<AreaCookieOptions>(options, logger, encoder)
{
    private SiteArea Site => Options.Area is CookieArea.Desk ? SiteArea.Desk : SiteArea.My;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Place().Area != Site || SessionCookie.Parse(Request.Cookies[Scheme.Name]) is not { } cookie)
        {
            return AuthenticateResult.NoResult();
        }

        var cancellation = Context.RequestAborted;
        if (await sessions.FindAsync(cookie, Options.Area, cancellation) is not { } row)
        {
            return AuthenticateResult.Fail("No such session.");
        }

        var known = Options.Area is CookieArea.Desk ? await FindStaffAsync(row, cancellation) : await FindLearnerAsync(row, cancellation);
        if (!known)
        {
            await sessions.EndAsync(row.IdHash, cancellation);
            return AuthenticateResult.Fail("The account has ended, or its sessions were.");
        }

        await sessions.TouchAsync(row, cancellation);
        (open.Cookie, open.Row) = (cookie, row);
        (visit.AccountId, visit.ProvedAt) = (row.AccountId, row.ProvedAt);
        (visit.IdleLimit, visit.AbsoluteLimit, visit.EndsAt) = (AreaSessions.IdleLimit, AreaSessions.AbsoluteLimit, row.StartedAt + AreaSessions.AbsoluteLimit);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, row.AccountId.ToString("N"))], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Cookies.ContainsKey(Scheme.Name))
        {
            sessions.DropCookie(Options.Area);
        }

        // Words that were typed into a case go along with the browser, which sends them once more to where they are kept for after the sign-in.
        if (Options.Area is CookieArea.Desk && HttpMethods.IsPost(Request.Method) && IsCase(Request.Path))
        {
            Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            Response.Headers.Location = "/desk/sign-in/unsent?returnUrl=" + Uri.EscapeDataString(Request.Path);
            return Task.CompletedTask;
        }

        var query = HttpMethods.IsGet(Request.Method)
            ? "?returnUrl=" + Uri.EscapeDataString(Request.Path + Request.QueryString.ToUriComponent())
            : "";
        Response.Redirect($"/{Scheme.Name}/sign-in{query}");
        return Task.CompletedTask;
    }

    private static bool IsCase(PathString path) =>
        path.StartsWithSegments("/desk/cases", StringComparison.OrdinalIgnoreCase, out var rest) && Guid.TryParse(rest.Value.AsSpan().Trim('/'), out _);

    private async Task<bool> FindStaffAsync(AreaSession row, CancellationToken cancellationToken)
    {
        var member = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == row.AccountId, cancellationToken);
        var account = await db.StaffAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == row.AccountId, cancellationToken);
        if (account is null || member is not { Standing: Standing.InForce } || member.RevocationVersion != row.RevocationVersion)
        {
            return false;
        }

        visit.Member = member;
        (visit.UserName, visit.DisplayName) = (member.UserName, member.DisplayName);
        visit.Owed = account switch
        {
            { MustChangePassword: true } => OwedStep.NewPassword,
            { TwoFactorEnabled: false } when StaffRules.SecondFactorIsCompulsory(host) => OwedStep.SecondFactor,
            _ => OwedStep.None,
        };
        return true;
    }

    private async Task<bool> FindLearnerAsync(AreaSession row, CancellationToken cancellationToken)
    {
        var account = await db.LearnerAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == row.AccountId, cancellationToken);
        if (account is null || account.RevocationVersion != row.RevocationVersion)
        {
            return false;
        }

        (visit.UserName, visit.DisplayName, visit.ElderMode) = (account.UserName ?? "", account.DisplayName, account.ElderMode);
        return true;
    }
}

internal static class StaffRules
{
    /// <summary>Only where a developer tries things out may staff go without: anywhere else is taken for production.</summary>
    public static bool SecondFactorIsCompulsory(IHostEnvironment host) => !host.IsDevelopment();
}
