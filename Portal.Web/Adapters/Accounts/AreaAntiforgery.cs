using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Adapters.Accounts;

/// <summary>
/// The framework's anti-forgery, once for each of the two areas: its cookie takes one path, and ours must reach no other page
/// (docs/decisions/0003-two-cookie-areas.md).
/// </summary>
internal sealed class AreaAntiforgery(IDataProtectionProvider protection, ILoggerFactory logging, IHostEnvironment host) : IAntiforgery, IDisposable
{
    private readonly ServiceProvider _desk = Build(AreaNames.Desk, protection, logging, host);
    private readonly ServiceProvider _my = Build(AreaNames.My, protection, logging, host);

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => Of(httpContext).GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => Of(httpContext).GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Of(httpContext).IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => Of(httpContext).ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => Of(httpContext).SetCookieTokenAndHeader(httpContext);

    public void Dispose()
    {
        _desk.Dispose();
        _my.Dispose();
    }

    private IAntiforgery Of(HttpContext context) => context.Place().Area switch
    {
        SiteArea.Desk => _desk.GetRequiredService<IAntiforgery>(),
        SiteArea.My => _my.GetRequiredService<IAntiforgery>(),
        _ => throw new InvalidOperationException("Only /desk and /my have a cookie that a form could abuse, or may set one."),
    };

    private static ServiceProvider Build(string area, IDataProtectionProvider protection, ILoggerFactory logging, IHostEnvironment host)
    {
        var services = new ServiceCollection();
        services.AddSingleton(logging);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(protection.CreateProtector("forms", area) as IDataProtectionProvider);
        services.AddAntiforgery(options =>
        {
            options.Cookie = new AreaCookie(host.IsDevelopment()) { Name = area + "-form", Path = "/" + area, HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true };
            options.FormFieldName = "__form";
            options.SuppressXFrameOptionsHeader = true;
        });
        return services.BuildServiceProvider();
    }

    /// <summary>
    /// Secure outside development even where a proxy ended the encryption: the framework's own setting for that refuses to work there.
    /// </summary>
    private sealed class AreaCookie(bool inDevelopment) : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = !inDevelopment || context.Request.IsHttps;
            return options;
        }
    }
}
