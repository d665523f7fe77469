using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Look;

/// <summary>Walks the whole public site by its own links, in both modes: a dead link is one of the faults that government sites are inspected for.</summary>
public partial class PublicLinkTests(PortalOnSqlite site) : IClassFixture<PortalOnSqlite>
{
    private const int PagesInBothModes = 22;

    [Fact]
    public async Task Every_link_of_the_public_pages_leads_somewhere()
    {
        // Without a department that takes reports the form is rightly closed.
        await TestCity.OfAsync(site.App);
        var client = site.App.Client();
        var seen = new HashSet<string>();
        var open = new Queue<string>(["/", "/elder/"]);
        while (open.TryDequeue(out var path))
        {
            if (!seen.Add(path))
            {
                continue;
            }

            using var answer = await client.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answers {(int)answer.StatusCode}");
            foreach (Match match in Link().Matches(await answer.Content.ReadAsStringAsync()))
            {
                var href = match.Groups["href"].Value.Split('#')[0];
                if (href.StartsWith('/'))
                {
                    open.Enqueue(href);
                }
            }
        }

        Assert.True(seen.Count >= PagesInBothModes, $"only {seen.Count} pages were reached");
    }

    [GeneratedRegex("<a[^>]* href=\"(?<href>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Link();
}
