namespace Portal.Domain.Publicity;

/// <summary>An address that leads elsewhere on the site: to an item, wherever it moves, or to a page of the program.</summary>
public sealed class SiteRedirect
{
    private SiteRedirect()
    {
    }

    public SiteRedirect(string path, RedirectTarget target, string staffName, DateTime now) =>
        (Path, Target, ItemId, ContainedId, StaffName, MadeAt) = (path, target.Path, target.ItemId, target.ContainedId, staffName, now);

    /// <summary>Without a slash at either end, in lower case.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Empty where it leads to an item.</summary>
    public string Target { get; private set; } = "";

    public string ItemId { get; private set; } = "";

    /// <summary>The item within that item, such as a column.</summary>
    public string ContainedId { get; private set; } = "";

    public string StaffName { get; private set; } = "";

    public DateTime MadeAt { get; private set; }
}

/// <summary>Where a redirect leads: a path of the program, or an item.</summary>
public sealed record RedirectTarget(string Path, string ItemId = "", string ContainedId = "");

/// <summary>What an address of this site may be in a redirect, and which would lead in a circle.</summary>
public static class RedirectRules
{
    public const int LongestPath = 300;

    /// <summary>Addresses that are the program's own for good: a redirect there would never be looked at, or would lock somebody out.</summary>
    private static readonly string[] Reserved = ["desk", "my", "report", "media", "files", "js", "css", "theme", "feeds", "share", "preview", "elder", "en"];

    private const int LongestWay = 20;
    private const string Forbidden = "?#:\\*<>|\"%&";

    /// <summary>The path as it is stored, or null when it is none: a whole address of another site, a query, or nothing.</summary>
    public static string? Normal(string? typed)
    {
        var path = (typed ?? "").Trim();
        path = path.StartsWith("~/", StringComparison.Ordinal) ? path[2..] : path;
        path = path.Trim('/').ToLowerInvariant();
        return path.Length is 0 or > LongestPath || path.Contains("//", StringComparison.Ordinal) || path.Contains("..", StringComparison.Ordinal)
            || path.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || Forbidden.Contains(c, StringComparison.Ordinal))
            ? null
            : path;
    }

    /// <summary>Whether an old address may be led on at all.</summary>
    public static bool MayBegin(string path) => !Reserved.Contains(path.Split('/')[0], StringComparer.Ordinal);

    /// <summary>Whether leading <paramref name="from"/> to <paramref name="to"/> closes a circle.</summary>
    /// <param name="next">Where each address leads now.</param>
    public static bool IsCircle(string from, string to, IReadOnlyDictionary<string, string> next)
    {
        var at = to;
        for (var steps = 0; steps < LongestWay; steps++)
        {
            if (at == from)
            {
                return true;
            }

            if (!next.TryGetValue(at, out var further))
            {
                return false;
            }

            at = further;
        }

        return true;
    }
}
