namespace Portal.Web.Pipeline.Http;

/// <summary>Takes note that somebody opened an address.</summary>
internal interface IReadingCounter
{
    void Note(string path);
}

/// <summary>
/// Counts what is opened on the public site, before a kept page answers. It looks at the method, the path and whether the asker calls himself a program, and passes on the
/// path alone.
/// </summary>
internal sealed class ReadingCounts(RequestDelegate next, IReadingCounter counter)
{
    private const int LongestPath = 200;

    private static readonly string[] Programs = ["bot", "spider", "crawl", "slurp", "curl", "wget", "python", "java/", "go-http", "headless", "monitor", "probe", "feed"];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method)
            && context.Place().Area is SiteArea.Public
            && request.Path.Value is { Length: > 1 and <= LongestPath } path
            && context.Features.Get<OwnVisit>() is null
            && !request.Headers.ContainsKey("Sec-Purpose")
            && !IsProgram(request.Headers.UserAgent.ToString()))
        {
            counter.Note(path);
        }

        return next(context);
    }

    private static bool IsProgram(string agent) => agent.Length == 0 || Array.Exists(Programs, name => agent.Contains(name, StringComparison.OrdinalIgnoreCase));
}
