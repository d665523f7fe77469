using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Web.Adapters.HumanCheck;

namespace Portal.Tests.Proof;

/// <summary>What one answer of the site says: its status and its page.</summary>
internal sealed record Answer(int Status, string Html)
{
    public string Hidden(string name) => WebUtility.HtmlDecode(Regex.Match(Html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);

    /// <summary>The 24 characters of the receipt that the page shows, or nothing.</summary>
    public string Receipt => Html.IndexOf("class=\"key\"", StringComparison.Ordinal) is >= 0 and var at
        ? string.Concat(Regex.Matches(Html[at..], "<li>([0-9A-Z]{4})</li>").Take(6).Select(m => m.Groups[1].Value))
        : "";

    public bool Says(string words) => WebUtility.HtmlDecode(Html).Contains(words, StringComparison.Ordinal);
}

/// <summary>
/// Files and follows up with as few requests as the site allows: the human check's proof with the first page, the whole form in one sending. For runs
/// that count; what a person goes through is in ReporterBrowser.
/// </summary>
/// <param name="forwardedFor">The address that a trusted proxy would name, where the run has one.</param>
/// <param name="onRequest">Called as each request begins.</param>
internal sealed class LeanReporter(HttpClient client, string? forwardedFor = null, Action? onRequest = null)
{
    public static readonly Uri Form = new("/report", UriKind.Relative);
    public static readonly Uri FollowUp = new("/report/follow-up", UriKind.Relative);

    /// <summary>Answers for the sample city, without the narrative.</summary>
    private static readonly KeyValuePair<string, string>[] Answers =
    [
        new("Industry", "8"), new("Hazard", "confined"), new("Since", "上个月"), new("Insider", "1"), new("District", "000001"), new("Township", "示河镇"),
        new("Address", "示例路 18 号西北角"), new("Enterprise", "示例甲食品有限公司"),
    ];

    /// <summary>Passes the human check with a proof of work; the ticket that comes back is good for files and for sending.</summary>
    public async Task<string> TicketAsync(string what)
    {
        var first = await GetAsync(Form);
        var challenge = WebUtility.HtmlDecode(Regex.Match(first.Html, "data-challenge=\"([^\"]+)\"").Groups[1].Value);
        var second = await PostAsync(Form, Beginning(first, what, KeyValuePair.Create("altcha", await Task.Run(() => Solve(challenge)))));
        var ticket = second.Hidden("ticket");
        return ticket.Length > 0 && second.Hidden("step") == "Where" ? ticket : throw new InvalidOperationException($"The human check was not passed ({second.Status}).");
    }

    /// <summary>The first step of the form with what passes its human check.</summary>
    public static byte[] Beginning(Answer first, string what, params KeyValuePair<string, string>[] check) =>
        MultipartBytes.Of([new("ticket", first.Hidden("ticket")), new("step", "What"), .. Answers, new("What", what), .. check, new("go", "next")]);

    /// <summary>The last sending of the form, ready to go.</summary>
    public static byte[] Sending(string ticket, string what) =>
        MultipartBytes.Of([new("ticket", ticket), new("step", "Check"), .. Answers, new("What", what), new("Truthful", "1"), new("go", "send")]);

    public Task<Answer> UploadAsync(string ticket, string what, params (string Name, byte[] Content)[] files) => PostAsync(
        Form, MultipartBytes.Of([new("ticket", ticket), new("step", "Files"), .. Answers, new("What", what), new("go", "upload")], files));

    public Task<Answer> ConfirmAsync(Answer sent)
    {
        var receipt = sent.Receipt;
        return PostAsync(Form, MultipartBytes.Of(
            [new("ticket", sent.Hidden("ticket")), new("receipt", receipt), new("group2", receipt[4..8]), new("group5", receipt[16..20]), new("go", "confirm")]));
    }

    public Task<Answer> FollowAsync(string receipt) => PostAsync(FollowUp, MultipartBytes.Of([new("Receipt", receipt)]));

    public Task<Answer> WriteAsync(Answer opened, string text, params (string Name, byte[] Content)[] files) =>
        PostAsync(FollowUp, MultipartBytes.Of([new("handle", opened.Hidden("handle")), new("Text", text), new("go", "send")], files));

    public async Task<Answer> GetAsync(Uri path)
    {
        using var request = Request(HttpMethod.Get, path, null);
        return await ReadAsync(request);
    }

    public Task<Answer> PostAsync(Uri path, byte[] body) => PostAsync(path, MultipartBytes.Content(body));

    public async Task<Answer> PostAsync(Uri path, HttpContent content)
    {
        using var request = Request(HttpMethod.Post, path, content);
        return await ReadAsync(request);
    }

    private HttpRequestMessage Request(HttpMethod method, Uri path, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        return request;
    }

    private async Task<Answer> ReadAsync(HttpRequestMessage request)
    {
        onRequest?.Invoke();
        using var response = await client.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Searches as any solver would, over the wire text alone.</summary>
    private static string Solve(string challengeJson)
    {
        var challenge = JsonNode.Parse(challengeJson)!;
        var parameters = challenge["parameters"]!;
        var salt = Convert.FromHexString((string)parameters["salt"]!);
        var nonce = Convert.FromHexString((string)parameters["nonce"]!);
        var prefix = Convert.FromHexString((string)parameters["keyPrefix"]!);
        var cost = (int)parameters["cost"]!;
        for (uint counter = 0; ; counter++)
        {
            var key = ProofOfWork.DeriveKey(salt, nonce, counter, cost);
            if (key.AsSpan().StartsWith(prefix))
            {
                var payload = new JsonObject
                {
                    ["challenge"] = challenge.DeepClone(),
                    ["solution"] = new JsonObject { ["counter"] = counter, ["derivedKey"] = Convert.ToHexStringLower(key), ["time"] = 12.5 },
                };
                return Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(payload.ToJsonString()));
            }
        }
    }
}
