using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Filing;

/// <summary>The desk's form as a clerk's browser without script fills and posts it: the token and the ticket of the page first, then fields, then files.</summary>
internal sealed class ClerkForm(HttpClient browser)
{
    public const string Path = "/desk/filing";

    public static readonly IReadOnlyDictionary<string, string> Told = new Dictionary<string, string>
    {
        ["Channel"] = "SafetyHotline", ["DangerNow"] = "", ["What"] = "污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。", ["Industry"] = "8",
        ["Hazard"] = "t-exit", ["Since"] = "上个月", ["Insider"] = "1", ["District"] = "T90101", ["Township"] = "示河镇", ["Address"] = "示例路 18 号西北角",
        ["Enterprise"] = "示例甲食品有限公司", ["Truthful"] = "1",
    };

    public async Task<ReporterPage> OpenAsync() => await ReadAsync(await browser.GetAsync(new Uri(Path, UriKind.Relative)));

    /// <summary>Posts what the page carries, what was filled in, and files.</summary>
    public Task<ReporterPage> PostAsync(ReporterPage page, string go, IReadOnlyDictionary<string, string> filled, params (string Name, byte[] Content)[] files) =>
        PostAsync(
            [
                new("__form", TokenOf(page)), new("ticket", page.Hidden("ticket")), .. filled,
                .. page.Hidden("receipt") is { Length: > 0 } receipt ? [new("receipt", receipt)] : Array.Empty<KeyValuePair<string, string>>(), new("go", go),
            ],
            files);

    public async Task<ReporterPage> PostAsync(IEnumerable<KeyValuePair<string, string>> fields, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, "Files", name);
        }

        return await ReadAsync(await browser.PostAsync(new Uri(Path, UriKind.Relative), form));
    }

    public static string TokenOf(ReporterPage page) =>
        WebUtility.HtmlDecode(Regex.Match(page.Html, "name=\"__form\"[^>]*value=\"([^\"]+)\"").Groups[1].Value);

    /// <summary>What the page's field holds.</summary>
    public static string Typed(ReporterPage page, string name) =>
        WebUtility.HtmlDecode(Regex.Match(page.Html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);

    private static async Task<ReporterPage> ReadAsync(HttpResponseMessage response) => new(response, await response.Content.ReadAsStringAsync());
}
