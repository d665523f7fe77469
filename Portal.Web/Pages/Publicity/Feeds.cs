using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using MediatR;
using Microsoft.Extensions.Options;
using Portal.Domain.Publicity;
using Portal.Web.Pages.Publicity.Programme;
using Portal.Web.Pipeline.Http;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity;

/// <summary>RSS and Atom of each column and of all, and the warnings as data in the manner of the Common Alerting Protocol.</summary>
internal static class Feeds
{
    public const string AllSlug = "all";

    private const string AtomSpace = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Writing = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = false };

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feeds/{name}.rss", (string name, [AsParameters] Sources from, CancellationToken cancellationToken) => AnswerAsync(name, from, WriteRss, "application/rss+xml", cancellationToken)).Kept();
        routes.MapGet("/feeds/{name}.atom", (string name, [AsParameters] Sources from, CancellationToken cancellationToken) => AnswerAsync(name, from, WriteAtom, "application/atom+xml", cancellationToken)).Kept();
        routes.MapGet("/feeds/warnings.json", WarningsAsync).Kept();
    }

    internal static void Kept(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new KeptUntilPublishAttribute());

    private static async Task<IResult> AnswerAsync(
        string name, Sources from, Action<XmlWriter, FeedView, Sources, string> write, string type, CancellationToken cancellationToken)
    {
        var slug = name == AllSlug ? "" : name;
        if ((name != AllSlug && slug.Length == 0) || (await from.Mediator.Send(new ReadFeed(slug), cancellationToken)).Value is not { } feed)
        {
            return Results.NotFound();
        }

        return Answer(feed, name, from, write, type);
    }

    /// <summary>Any lines as a feed; what they are called and where they stand is said by the column that they are given as.</summary>
    internal static IResult Rss(FeedView feed, string name, Sources from) => Answer(feed, name, from, WriteRss, "application/rss+xml");

    internal static IResult Atom(FeedView feed, string name, Sources from) => Answer(feed, name, from, WriteAtom, "application/atom+xml");

    private static IResult Answer(FeedView feed, string name, Sources from, Action<XmlWriter, FeedView, Sources, string> write, string type)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Writing))
        {
            write(xml, feed, from, name);
        }

        return Results.Bytes(buffer.ToArray(), type + "; charset=utf-8");
    }

    private static void WriteRss(XmlWriter xml, FeedView feed, Sources from, string name)
    {
        var (title, about, home) = Head(feed, from);
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, AtomSpace);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", title);
        xml.WriteElementString("link", home.AbsoluteUri);
        xml.WriteElementString("description", about);
        xml.WriteElementString("language", "zh-CN");
        xml.WriteStartElement("link", AtomSpace);
        xml.WriteAttributeString("href", from.Identity.At($"feeds/{name}.rss").AbsoluteUri);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteEndElement();
        foreach (var line in feed.Lines)
        {
            xml.WriteStartElement("item");
            xml.WriteElementString("title", Title(line, feed, from));
            xml.WriteElementString("link", from.Identity.Of(line).AbsoluteUri);
            xml.WriteElementString("description", line.Summary);
            xml.WriteElementString("category", RegisterWords.TypeName(from.Words, line.Type));
            xml.WriteStartElement("guid");
            xml.WriteAttributeString("isPermaLink", "false");
            xml.WriteString(line.Id);
            xml.WriteEndElement();
            xml.WriteElementString("pubDate", line.PublishedUtc.ToString("r", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteAtom(XmlWriter xml, FeedView feed, Sources from, string name)
    {
        var (title, about, home) = Head(feed, from);
        xml.WriteStartElement("feed", AtomSpace);
        xml.WriteAttributeString("xml", "lang", null, "zh-CN");
        xml.WriteElementString("title", AtomSpace, title);
        xml.WriteElementString("subtitle", AtomSpace, about);
        var self = from.Identity.At($"feeds/{name}.atom");
        xml.WriteElementString("id", AtomSpace, self.AbsoluteUri);
        Link(xml, "self", self);
        Link(xml, "alternate", home);
        xml.WriteElementString("updated", AtomSpace, Moment(feed.Lines.Select(line => line.ModifiedUtc).DefaultIfEmpty(DateTime.UnixEpoch).Max()));
        xml.WriteStartElement("author", AtomSpace);
        xml.WriteElementString("name", AtomSpace, from.Identity.Value.Organiser);
        xml.WriteEndElement();
        foreach (var line in feed.Lines)
        {
            xml.WriteStartElement("entry", AtomSpace);
            xml.WriteElementString("title", AtomSpace, Title(line, feed, from));
            xml.WriteElementString("id", AtomSpace, $"tag:{from.Identity.Value.Domain},2026:{line.Id}");
            Link(xml, "alternate", from.Identity.Of(line));
            xml.WriteElementString("published", AtomSpace, Moment(line.PublishedUtc));
            xml.WriteElementString("updated", AtomSpace, Moment(line.ModifiedUtc));
            xml.WriteElementString("summary", AtomSpace, line.Summary);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, Uri address)
    {
        xml.WriteStartElement("link", AtomSpace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address.AbsoluteUri);
        xml.WriteEndElement();
    }

    private static (string Title, string About, Uri Home) Head(FeedView feed, Sources from) => feed.Column is { } column
        ? ($"{column.Name} - {from.Identity.Value.Name}", column.Description, from.Identity.At(column.Path))
        : (from.Identity.Value.Name, from.Words["Publicity.Lead"], from.Identity.At("publicity"));

    private static string Title(PublicLine line, FeedView feed, Sources from) => feed.Cancelled.Contains(line.Id) ? from.Words["Activities.Cancelled.Named", line.Title] : line.Title;

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <param name="area">Only warnings for this district, or for all where it is not given.</param>
    private static async Task<IResult> WarningsAsync(string? area, [AsParameters] Sources from, CancellationToken cancellationToken)
    {
        var warnings = (await from.Mediator.Send(new ReadWarnings(), cancellationToken)).Value;
        var alerts = new JsonArray();
        foreach (var (line, detail) in warnings.InForce.Concat(warnings.Others).Select(w => (w.Line, w.Detail as WarningDetail)))
        {
            if (detail is null || (!string.IsNullOrEmpty(area) && !detail.Areas.Contains(area, StringComparer.Ordinal)))
            {
                continue;
            }

            alerts.Add((JsonNode)new JsonObject
            {
                ["identifier"] = line.Id,
                ["sender"] = from.Identity.Value.Domain,
                ["sent"] = Moment(line.PublishedUtc),
                ["status"] = "Actual",
                ["msgType"] = "Alert",
                ["scope"] = "Public",
                ["info"] = new JsonObject
                {
                    ["language"] = "zh-CN",
                    ["event"] = detail.Kind,
                    ["level"] = detail.Level,
                    ["severity"] = WarningLevels.Rank(detail.Level) switch { 3 => "Extreme", 2 => "Severe", 1 => "Moderate", 0 => "Minor", _ => "Unknown" },
                    ["onset"] = Moment(detail.BeginsUtc),
                    ["expires"] = Moment(detail.EndsUtc),
                    ["headline"] = line.Title,
                    ["description"] = line.Summary,
                    ["instruction"] = detail.Advice,
                    ["web"] = from.Identity.Of(line).AbsoluteUri,
                    ["area"] = new JsonArray([.. detail.Areas.Select(area => (JsonNode)new JsonObject { ["areaDesc"] = area })]),
                },
            });
        }

        return Results.Text(new JsonObject { ["alerts"] = alerts }.ToJsonString(Json), "application/json; charset=utf-8");
    }

    /// <summary>What every feed is made of.</summary>
    internal sealed record Sources(IMediator Mediator, IOptions<SiteIdentity> Identity, SiteText Words);
}
