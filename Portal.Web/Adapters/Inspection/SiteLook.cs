using Microsoft.Extensions.Options;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Inspection;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Adapters.Inspection;

/// <summary>Visits the public pages in this process: those of the program, every column, and the newest items; then every address that they lead to.</summary>
internal sealed class SiteLook(OwnPages pages, IPublicContent content, IOptions<SiteIdentity> identity, InspectionSettings settings)
{
    private static readonly string[] Plain =
    [
        "/", "/publicity", "/warnings", "/report", "/report/follow-up", "/learn", "/credit", "/privacy", "/accessibility", "/feedback", "/sitemap", "/search", "/ask", "/ask/answers",
        "/ask/progress", "/quizzes", "/subscribe", "/elder/",
    ];

    // Rooms of people who sign in, and what is drawn anew for every asker.
    private static readonly string[] NotVisited = ["/desk", "/my", "/elder/desk", "/elder/my"];

    public async Task<(IReadOnlyList<SeenFault> Seen, int Pages)> LookAsync(CancellationToken cancellationToken)
    {
        var look = new PageLook(identity.Value.Domain);
        var seen = new List<SeenFault>();
        var visited = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var page in await PagesAsync(cancellationToken))
        {
            var answer = await GetAsync(page.Path, cancellationToken);
            visited[page.Path] = answer.IsDead;
            if (answer.IsPage)
            {
                seen.AddRange(look.See(page, answer.Text));
            }
            else
            {
                seen.Add(new SeenFault(FindingKind.PageBroken, page.Path, $"{answer.Status}", page.ItemId));
            }
        }

        foreach (var (address, holders) in look.Links.Take(settings.MostLinks))
        {
            var path = address.Split('?')[0];
            if (NotVisited.Any(room => path.StartsWith(room, StringComparison.OrdinalIgnoreCase)) || path is "/leave")
            {
                continue;
            }

            if (!visited.TryGetValue(address, out var isDead))
            {
                visited[address] = isDead = (await GetAsync(address, cancellationToken)).IsDead;
            }

            if (isDead)
            {
                var kind = path.StartsWith("/media/", StringComparison.Ordinal) ? FindingKind.FileBroken : FindingKind.LinkBroken;
                seen.AddRange(holders.Take(settings.MostHolders).Select(holder => new SeenFault(kind, holder.Path, Uri.UnescapeDataString(address), holder.ItemId)));
            }
        }

        seen.AddRange(look.Away.Select(link => new SeenFault(FindingKind.LinkAway, link.Value.Path, link.Key, link.Value.ItemId)));
        return (seen, visited.Count);
    }

    private async Task<IReadOnlyList<PageToSee>> PagesAsync(CancellationToken cancellationToken)
    {
        var columns = await content.ColumnsAsync(cancellationToken);
        var lines = await content.AllAsync(cancellationToken);
        return
        [
            .. Plain.Select(path => new PageToSee(path, PageKind.Plain)),
            .. columns.Select(column => new PageToSee("/" + column.Path, PageKind.Column, column.Id)),
            .. lines.Take(settings.MostItems).Select(line => new PageToSee("/" + line.Path, PageKind.Article, line.Id)),
        ];
    }

    private Task<OwnAnswer> GetAsync(string address, CancellationToken cancellationToken) => pages.GetAsync(address, identity.Value.Domain, cancellationToken);
}

/// <summary>How far a look goes, from <c>Portal:Inspection</c>.</summary>
internal sealed record InspectionSettings
{
    /// <summary>Newest items whose pages are looked at.</summary>
    public int MostItems { get; init; } = 500;

    public int MostLinks { get; init; } = 5000;

    /// <summary>A link in every footer is told of a few pages, not of all.</summary>
    public int MostHolders { get; init; } = 3;

    /// <summary>Newest items whose words are checked.</summary>
    public int MostWords { get; init; } = 2000;
}
