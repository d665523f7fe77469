namespace Portal.Web.Pipeline.Http;

/// <summary>
/// Marks the one page that may ask another origin: an account form under <c>/my</c> while an administrator has switched reCAPTCHA on. Its
/// policy names the check's own hosts and nothing else; a reporting page never gets one, whatever it marks.
/// </summary>
internal sealed class ForeignCheck(Uri script)
{
    private const string Files = "https://www.gstatic.com https://www.gstatic.cn";

    public string Policy { get; } = PolicyFor(script.GetLeftPart(UriPartial.Authority));

    private static string PolicyFor(string host) =>
        $"default-src 'none'; script-src 'self' {host} {Files}; connect-src 'self' {host}; frame-src {host}; style-src 'self'; "
        + $"img-src 'self' data: {Files}; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
