using Microsoft.Extensions.Primitives;

namespace Portal.Web.Pipeline.Http;

/// <summary>
/// The headers of every answer, errors included (intake.md 4.8): nothing inline, nothing from elsewhere, no referrer, no device,
/// nothing kept of a report. They are written when the answer starts, so that an error page cannot lose them.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, IHostEnvironment host)
{
    internal const string PublicPolicy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    /// <summary>Staff and learners also see decrypted pictures, films and PDF pages that a script of ours holds in memory.</summary>
    internal const string SignedInPolicy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        + "media-src 'self' blob:; font-src 'self'; object-src 'none'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'self'; require-trusted-types-for 'script'";

    internal const string NoDevices =
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), "
        + "display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), "
        + "idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), "
        + "publickey-credentials-get=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), xr-spatial-tracking=()";

    private const string OneYear = "max-age=31536000";
    private const string PublicFor = "public, max-age=60";
    private const string KeepNothing = "no-store";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var (answered, alwaysHttps) = ((HttpContext, bool))state;
            Write(answered, alwaysHttps);
            return Task.CompletedTask;
        }, (context, !host.IsDevelopment()));
        return next(context);
    }

    private static void Write(HttpContext context, bool alwaysHttps)
    {
        var headers = context.Response.Headers;
        var area = context.Place().Area;
        var signedIn = area is SiteArea.My or SiteArea.Desk;

        // A page may have set a narrower one: a decrypted file that runs nothing at all.
        if (StringValues.IsNullOrEmpty(headers.ContentSecurityPolicy))
        {
            headers.ContentSecurityPolicy = signedIn ? SignedInPolicy : PublicPolicy;
        }

        var foreign = area is SiteArea.My ? context.Features.Get<ForeignCheck>() : null;
        if (foreign is not null)
        {
            headers.ContentSecurityPolicy = foreign.Policy;
        }

        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = NoDevices;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = foreign is null ? "require-corp" : "unsafe-none";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // A proxy may end TLS before us; over plain http a browser ignores the header.
        if (context.Request.IsHttps || alwaysHttps)
        {
            headers.StrictTransportSecurity = OneYear;
        }

        if (area is not SiteArea.Public)
        {
            headers.CacheControl = KeepNothing;
            headers.ETag = StringValues.Empty;
            headers.LastModified = StringValues.Empty;
        }
        else if (StringValues.IsNullOrEmpty(headers.CacheControl))
        {
            headers.CacheControl = IsWholeAnswer(context) ? PublicFor : KeepNothing;
        }

        headers.Server = StringValues.Empty;
    }

    private static bool IsWholeAnswer(HttpContext context) =>
        context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.Features.Get<StatusPage>() is null;
}
