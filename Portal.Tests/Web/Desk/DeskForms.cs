using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Tests.Web.Desk;

/// <summary>Fills in a desk page's form as a browser without script does: the page first, then its hidden token with what was typed.</summary>
internal static partial class DeskForms
{
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await client.GetStringAsync(page);
        var token = WebUtility.HtmlDecode(Token().Match(html).Groups["token"].Value);
        Assert.NotEmpty(token);
        using var form = new FormUrlEncodedContent(
            [new("__form", token), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]);
        return await client.PostAsync(action, form);
    }

    [GeneratedRegex("name=\"__form\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
