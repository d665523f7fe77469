using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Cms.Content;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Adapters.Content;

/// <summary>
/// Makes rich text harmless for the page that shows it, gives its headings anchors, and leads its links to other sites by the page that says so. Cleaning costs more than all the rest of a page, so a text that was cleaned is
/// remembered by itself: the same text is always the same clean text.
/// </summary>
internal sealed partial class BodyTexts(LeaveAddresses leave)
{
    private const int MostHeld = 1000;

    private readonly ConcurrentDictionary<string, BodyText> _held = new(StringComparer.Ordinal);

    public static BodyText None { get; } = new("", [], 0);

    public BodyText Of(string? html) => string.IsNullOrEmpty(html) ? None : Remembered("h" + html, html, RichText.Clean);

    public BodyText OfMarkdown(string? markdown) => string.IsNullOrEmpty(markdown) ? None : Remembered("m" + markdown, markdown, RichText.FromMarkdown);

    private BodyText Remembered(string key, string source, Func<string, string> clean)
    {
        if (_held.TryGetValue(key, out var known))
        {
            return known;
        }

        var made = Make(clean(source));
        if (_held.Count >= MostHeld)
        {
            _held.Clear();
        }

        _held[key] = made;
        return made;
    }

    private BodyText Make(string clean)
    {
        var headings = new List<BodyHeading>();
        var html = Heading().Replace(clean, found =>
        {
            var anchor = $"s{headings.Count + 1}";
            headings.Add(new BodyHeading(anchor, Plain(found.Groups["text"].Value)));
            return $"<h2 id=\"{anchor}\">{found.Groups["text"].Value}</h2>";
        });

        // A wide table scrolls in a box of its own, and who uses the keyboard reaches it.
        html = Table().Replace(html, "<div class=\"tbl\" tabindex=\"0\">$0</div>");
        html = Picture().Replace(html, "<img loading=\"lazy\"");
        html = Away().Replace(html, LeadByNotice);
        return new BodyText(html, headings, Plain(clean).Count(c => !char.IsWhiteSpace(c)));
    }

    private string LeadByNotice(Match found) => leave.Of(System.Net.WebUtility.HtmlDecode(found.Groups["to"].Value)) is { } notice
        ? $"<a{found.Groups["before"].Value} href=\"{System.Net.WebUtility.HtmlEncode(notice)}\"{found.Groups["after"].Value} rel=\"noopener nofollow\">"
        : found.Value;

    private static string Plain(string html)
    {
        var text = new StringBuilder(html.Length);
        text.Append(Tag().Replace(html, ""));
        return System.Net.WebUtility.HtmlDecode(text.ToString()).Trim();
    }

    [GeneratedRegex("<h2(\\s[^>]*)?>(?<text>.*?)</h2>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("<table[^>]*>.*?</table>", RegexOptions.Singleline, 1000)]
    private static partial Regex Table();

    [GeneratedRegex("<img(?![^>]*\\sloading=)", RegexOptions.None, 1000)]
    private static partial Regex Picture();

    [GeneratedRegex("<a(?<before>(\\s[^>]*?)?)\\shref=\"(?<to>https?://[^\"]*)\"(?<after>[^>]*)>", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Away();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
