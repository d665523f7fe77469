using Portal.Domain.Kernel;

namespace Portal.Web.Pipeline.Http;

/// <summary>The four parts of the site that differ in what a browser may keep, load and send.</summary>
internal enum SiteArea
{
    /// <summary>Home, content, catalogue, credit: no cookie, the same for everybody, may be cached whole.</summary>
    Public,

    /// <summary>Reporting and follow-up: no cookie, nothing kept anywhere.</summary>
    Report,

    /// <summary>Signed-in learners and enterprise managers.</summary>
    My,

    /// <summary>Staff.</summary>
    Desk,
}

/// <summary>What the front of the pipeline found out about a request before anything was rewritten.</summary>
internal sealed record RequestPlace(SiteArea Area, bool IsElder, PathString Path, string Query, Language Language = Language.Chinese);

internal static class SiteAreaExtensions
{
    public static RequestPlace Place(this HttpContext context) =>
        context.Features.Get<RequestPlace>() ?? new RequestPlace(AreaOf(context.Request.Path), false, context.Request.Path, "");

    public static SiteArea AreaOf(PathString path)
    {
        if (path.StartsWithSegments("/report", StringComparison.OrdinalIgnoreCase))
        {
            return SiteArea.Report;
        }

        if (path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase))
        {
            return SiteArea.Desk;
        }

        return path.StartsWithSegments("/my", StringComparison.OrdinalIgnoreCase) ? SiteArea.My : SiteArea.Public;
    }
}
