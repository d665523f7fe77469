using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Portal.Tests.Support;

/// <summary>A page as a browser without script holds it: its hidden fields, its text, its headers.</summary>
internal sealed record ReporterPage(HttpResponseMessage Response, string Html)
{
    public string Hidden(string name) =>
        Regex.Match(Html, $"<input type=\"hidden\" name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;

    public IReadOnlyDictionary<string, string> HiddenFields => Regex
        .Matches(Html, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
        .DistinctBy(m => m.Groups[1].Value)
        .ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));

    public string Receipt => string.Concat(Regex.Matches(Html[Html.IndexOf("class=\"key\"", StringComparison.Ordinal)..], "<li>([0-9A-Z]{4})</li>").Take(6).Select(m => m.Groups[1].Value));

    public bool Says(string words) => WebUtility.HtmlDecode(Html).Contains(words, StringComparison.Ordinal);
}

/// <summary>Files and follows up as a person with neither script nor cookies would, over plain HTTP.</summary>
/// <param name="passCheck">What the form's human check gets, made from the page that asks for it.</param>
internal sealed class ReporterBrowser(HttpClient client, Func<string, KeyValuePair<string, string>> passCheck)
{
    /// <summary>Answers the safety question after the time that a person needs for the form.</summary>
    public ReporterBrowser(PortalApp app, HttpClient client)
        : this(client, html =>
        {
            app.Time.Advance(TimeSpan.FromSeconds(30));
            return new("human_choice", HumanAnswers.RightChoice(html));
        })
    {
    }

    public static readonly IReadOnlyDictionary<string, string> What = new Dictionary<string, string>
    {
        ["DangerNow"] = "", ["Industry"] = "8", ["Hazard"] = TestCity.Hazard, ["What"] = "污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。",
        ["Since"] = "上个月", ["Insider"] = "1",
    };

    public static readonly IReadOnlyDictionary<string, string> Where = new Dictionary<string, string>
    {
        ["District"] = TestCity.District, ["Township"] = "示河镇", ["Address"] = "示例路 18 号西北角", ["Enterprise"] = "示例甲食品有限公司",
    };

    public string Path { get; init; } = "/report";

    public async Task<ReporterPage> GetAsync(string path) => await ReadAsync(await client.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Posts a form the way a browser does: hidden fields first, then what was filled in, then files.</summary>
    public async Task<ReporterPage> PostAsync(ReporterPage page, string go, IReadOnlyDictionary<string, string>? filled = null, params (string Name, byte[] Content)[] files)
    {
        var fields = new Dictionary<string, string>(page.HiddenFields);
        foreach (var (name, value) in filled ?? new Dictionary<string, string>())
        {
            fields[name] = value;
        }

        return await PostFieldsAsync(Path, fields.Append(new("go", go)), files);
    }

    public async Task<ReporterPage> PostFieldsAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, byte[] Content)[] files)
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

        return await ReadAsync(await client.PostAsync(new Uri(path, UriKind.Relative), form));
    }

    /// <summary>From the first page to the step where files are added; the human check is passed by its question, after the time a person needs.</summary>
    public async Task<ReporterPage> ToFilesAsync(IReadOnlyDictionary<string, string>? what = null, IReadOnlyDictionary<string, string>? where = null)
    {
        var first = await GetAsync(Path);
        var check = passCheck(first.Html);
        var answers = new Dictionary<string, string>(what ?? What) { [check.Key] = check.Value };
        var second = await PostAsync(first, "next", answers);
        return await PostAsync(second, "next", where ?? Where);
    }

    public async Task<ReporterPage> ToCheckAsync(ReporterPage files, IReadOnlyDictionary<string, string>? contact = null)
    {
        var fourth = await PostAsync(files, "next");
        return await PostAsync(fourth, "next", contact ?? new Dictionary<string, string>());
    }

    public async Task<ReporterPage> SendAsync(ReporterPage check) => await PostAsync(check, "send", new Dictionary<string, string> { ["Truthful"] = "1" });

    public async Task<ReporterPage> FollowAsync(string receipt)
    {
        using var form = new FormUrlEncodedContent([new("Receipt", receipt)]);
        return await ReadAsync(await client.PostAsync(new Uri(Path + "/follow-up", UriKind.Relative), form));
    }

    public Task<ReporterPage> WriteAsync(ReporterPage page, string text, params (string Name, byte[] Content)[] files) =>
        PostFieldsAsync(Path + "/follow-up", [new("handle", page.Hidden("handle")), new("Text", text), new("go", "send")], files);

    private static async Task<ReporterPage> ReadAsync(HttpResponseMessage response) => new(response, await response.Content.ReadAsStringAsync());
}
