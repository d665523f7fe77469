using System.Globalization;
using System.Text;
using System.Xml;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Programme;

namespace Portal.Web.Pages.Publicity;

/// <summary>What search engines ask for: the list of all public pages, and what they need not fetch.</summary>
internal static class SiteMaps
{
    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const int MostAddresses = 50_000;

    /// <summary>Pages of the program itself that have something to find.</summary>
    private static readonly string[] OwnPages =
    [
        "", "publicity", "activities", "activities/figures", "activities/visit", "programme", "programme/targets/figures", "who", "warnings", "ask", "ask/answers", "subscribe", "quizzes",
        "report", "learn", "credit", "privacy", "accessibility", "feedback",
        .. ProgrammeRegisters.All.Select(register => $"programme/{register.Slug}"), .. ActionIndustries.All.Select(industry => $"programme/action/{industry.Slug}"),
    ];

    private static readonly XmlWriterSettings Writing = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Async = false };

    public static void MapSiteMaps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sitemap.xml", SiteMapAsync).Kept();
        routes.MapGet("/robots.txt", ([AsParameters] Feeds.Sources from) => Results.Text(
            $"User-agent: *\nDisallow: /desk\nDisallow: /my\nDisallow: /report/\nDisallow: /share/\nDisallow: /leave\nDisallow: /subscribe/\n\nSitemap: {from.Identity.At("sitemap.xml").AbsoluteUri}\n", "text/plain; charset=utf-8")).Kept();
    }

    private static async Task<IResult> SiteMapAsync([AsParameters] Feeds.Sources from, CancellationToken cancellationToken)
    {
        var found = (await from.Mediator.Send(new ReadAddresses(), cancellationToken)).Value;
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Writing))
        {
            xml.WriteStartElement("urlset", Space);
            foreach (var path in OwnPages.Concat(found.Columns.Select(column => column.Path)))
            {
                Write(xml, from.Identity.At(path), null);
            }

            foreach (var line in found.Lines.Take(MostAddresses - OwnPages.Length - found.Columns.Count))
            {
                Write(xml, from.Identity.Of(line), line.ModifiedUtc);
            }

            xml.WriteEndElement();
        }

        return Results.Bytes(buffer.ToArray(), "application/xml; charset=utf-8");
    }

    private static void Write(XmlWriter xml, Uri address, DateTime? changedUtc)
    {
        xml.WriteStartElement("url", Space);
        xml.WriteElementString("loc", Space, address.AbsoluteUri);
        if (changedUtc is { } changed)
        {
            xml.WriteElementString("lastmod", Space, changed.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }
}
