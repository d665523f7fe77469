using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Domain.Publicity.Inspection;

namespace Portal.Web.Adapters.Inspection;

/// <summary>What kind of page it is, and so which tags its head must carry (site-rules.md 6.1).</summary>
internal enum PageKind
{
    Plain,
    Column,
    Article,
}

/// <summary>A page to look at.</summary>
/// <param name="ItemId">What an editor opens to mend it; empty for pages of the program.</param>
internal sealed record PageToSee(string Path, PageKind Kind, string ItemId = "");

/// <summary>What one rendered page says of itself: its tags, pictures and links.</summary>
internal sealed class PageLook(string domain)
{
    private static readonly string[] OfSite = ["SiteName", "SiteDomain", "SiteIDCode"];
    private static readonly string[] OfColumn = ["ColumnName", "ColumnType", "ColumnDescription", "ColumnKeywords"];
    private static readonly string[] OfArticle = ["ArticleTitle", "PubDate", "ContentSource"];

    private readonly HtmlParser _parser = new();

    /// <summary>Links of this site with the pages that hold them, in the order in which they were met.</summary>
    public Dictionary<string, List<PageToSee>> Links { get; } = new(StringComparer.Ordinal);

    /// <summary>Links that lead away, likewise.</summary>
    public Dictionary<string, PageToSee> Away { get; } = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Required(PageKind kind) => kind switch
    {
        PageKind.Column => [.. OfSite, .. OfColumn],
        PageKind.Article => [.. OfSite, .. OfArticle],
        _ => OfSite,
    };

    public IEnumerable<SeenFault> See(PageToSee page, string html)
    {
        var document = _parser.ParseDocument(html);
        var tags = document.QuerySelectorAll("meta[name]").OfType<IHtmlMetaElement>().ToLookup(meta => meta.Name ?? "", meta => meta.Content ?? "", StringComparer.Ordinal);
        foreach (var name in Required(page.Kind).Where(name => !tags[name].Any(content => !string.IsNullOrWhiteSpace(content))))
        {
            yield return new SeenFault(FindingKind.MetaMissing, page.Path, name, page.ItemId);
        }

        // A picture that only decorates says so with an empty alt, but not within a text.
        foreach (var picture in document.QuerySelectorAll("img").Where(picture => IsMute(picture)))
        {
            yield return new SeenFault(FindingKind.AltMissing, page.Path, picture.GetAttribute("src") ?? "", page.ItemId);
        }

        foreach (var address in Addresses(document))
        {
            Take(page, address);
        }
    }

    private static bool IsMute(IElement picture) =>
        picture.GetAttribute("alt") is not { } text || (string.IsNullOrWhiteSpace(text) && picture.Closest(".prose") is not null);

    private static IEnumerable<string> Addresses(IHtmlDocument document) =>
        document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href"))
            .Concat(document.QuerySelectorAll("img[src],video[src],audio[src],source[src],track[src]").Select(media => media.GetAttribute("src")))
            .OfType<string>();

    private void Take(PageToSee page, string address)
    {
        var own = OwnPath(address);
        if (own is null)
        {
            if (address.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(address, UriKind.Absolute, out _))
            {
                Away.TryAdd(address, page);
            }

            return;
        }

        if (own.StartsWith("/leave?", StringComparison.Ordinal) && QueryHelpers.ParseQuery(own["/leave".Length..]).TryGetValue("to", out var to))
        {
            Away.TryAdd(to.ToString(), page);
        }

        if (!Links.TryGetValue(own, out var pages))
        {
            Links[own] = pages = [];
        }

        if (!pages.Contains(page))
        {
            pages.Add(page);
        }
    }

    /// <summary>The path of an address of this site without its fragment; null for every other.</summary>
    private string? OwnPath(string address)
    {
        var path = address.Split('#')[0];
        if (path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal))
        {
            return path;
        }

        return Uri.TryCreate(path, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" && string.Equals(whole.Host, domain, StringComparison.OrdinalIgnoreCase)
            ? whole.PathAndQuery
            : null;
    }
}
