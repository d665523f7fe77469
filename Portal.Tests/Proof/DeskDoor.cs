using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Tests.Proof;

/// <summary>The officers' sign-in, as a browser without script goes through it.</summary>
internal static class DeskDoor
{
    private static readonly Uri Address = new("/desk/sign-in", UriKind.Relative);

    /// <summary>Fetches the page with its cookie and its hidden field, and makes the posts that go with them.</summary>
    public static async Task<Func<string, string, HttpRequestMessage>> OpenAsync(HttpClient client)
    {
        using var page = await client.GetAsync(Address);
        var html = await page.Content.ReadAsStringAsync();
        var cookie = string.Join("; ", page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(value => value.Split(';')[0]) : []);
        var tokens = Regex.Matches(html, "<input[^>]*name=\"(__[^\"]+)\"[^>]*value=\"([^\"]*)\"").Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))).ToArray();
        return (name, password) => new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Headers = { { "Cookie", cookie } },
            Content = new FormUrlEncodedContent([.. tokens, new("UserName", name), new("Password", password), new("Code", ""), new("ReturnUrl", "")]),
        };
    }

    /// <returns>The status of the answer: 422 where the door stayed shut.</returns>
    public static async Task<int> TryAsync(HttpClient client, string name, string password)
    {
        using var request = (await OpenAsync(client))(name, password);
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
