namespace Portal.Web.Pipeline.Http;

/// <summary>
/// The elder mode is a path prefix: no script, no cookie, and every link of the page keeps it because it becomes the path base.
/// Under <c>/my</c> and <c>/desk</c> it is a setting of the account instead, so there the prefix leads nowhere.
/// </summary>
internal sealed class ElderMode(RequestDelegate next)
{
    public const string Prefix = "/elder";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path;
        var isElder = path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase, out var matched, out var rest)
            && SiteAreaExtensions.AreaOf(rest) is SiteArea.Public or SiteArea.Report
            && !rest.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase);
        if (isElder)
        {
            request.PathBase = request.PathBase.Add(matched);
            request.Path = rest.HasValue ? rest : "/";
        }

        context.Features.Set(new RequestPlace(
            SiteAreaExtensions.AreaOf(request.Path), isElder, request.Path, request.QueryString.ToUriComponent()));
        return next(context);
    }
}
