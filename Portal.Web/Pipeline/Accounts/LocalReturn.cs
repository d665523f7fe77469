using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pipeline.Accounts;

/// <summary>Where to go after a sign-in: only to a page of the same area, so that a prepared link cannot lead away.</summary>
internal static class LocalReturn
{
    public static string To(string? returnUrl, SiteArea area, string otherwise)
    {
        if (string.IsNullOrEmpty(returnUrl) || returnUrl[0] != '/' || returnUrl.Length > 500 || returnUrl.Any(c => c == '\\' || char.IsControl(c)))
        {
            return otherwise;
        }

        var end = returnUrl.AsSpan().IndexOfAny('?', '#');
        var path = new PathString(end < 0 ? returnUrl : returnUrl[..end]);
        return returnUrl.StartsWith("//", StringComparison.Ordinal) || SiteAreaExtensions.AreaOf(path) != area ? otherwise : returnUrl;
    }
}
