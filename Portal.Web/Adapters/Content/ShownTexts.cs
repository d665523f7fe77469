using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Portal.Cms.Media;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content;

/// <summary>
/// Makes what a template gave of an item ready for its page: headings get anchors, wide tables a box that scrolls, pictures their size, so that nothing shifts when
/// they arrive, and their smaller forms. The same HTML is made ready once for each state of the site.
/// </summary>
internal sealed partial class ShownTexts
{
    private const int MostHeld = 1000;

    /// <summary>How wide a picture stands in the text column of look.css.</summary>
    private const string Sizes = "(min-width: 60rem) 48rem, 100vw";

    private volatile Held _held = new(-1);

    public async ValueTask<BodyText> OfAsync(string html, long stamp, MediaPictures pictures, CancellationToken cancellationToken)
    {
        var held = _held.Stamp == stamp ? _held : _held = new Held(stamp);
        if (held.Texts.TryGetValue(html, out var known))
        {
            return known;
        }

        var made = Make(html, await FoundAsync(html, pictures, cancellationToken));
        if (held.Texts.Count < MostHeld)
        {
            held.Texts.TryAdd(html, made);
        }

        return made;
    }

    private static async Task<IReadOnlyDictionary<string, MediaPicture>> FoundAsync(string html, MediaPictures pictures, CancellationToken cancellationToken)
    {
        var paths = Picture().Matches(html).Select(PathOf).Where(path => path.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return paths.Count == 0 ? new Dictionary<string, MediaPicture>() : await pictures.FindAsync(paths, cancellationToken);
    }

    private static BodyText Make(string html, IReadOnlyDictionary<string, MediaPicture> pictures)
    {
        var headings = new List<BodyHeading>();
        var made = Heading().Replace(html, found =>
        {
            var anchor = string.Create(CultureInfo.InvariantCulture, $"s{headings.Count + 1}");
            headings.Add(new BodyHeading(anchor, Plain(found.Groups["text"].Value)));
            return $"<h2 id=\"{anchor}\">{found.Groups["text"].Value}</h2>";
        });
        made = Table().Replace(made, "<div class=\"tbl\" tabindex=\"0\">$0</div>");
        made = Picture().Replace(made, found => Dressed(found, pictures.GetValueOrDefault(PathOf(found))));
        return new BodyText(made, headings, Plain(html).Count(c => !char.IsWhiteSpace(c)));
    }

    /// <summary>What the template says of a picture stays; what it leaves open comes from the library.</summary>
    private static string Dressed(Match found, MediaPicture? picture)
    {
        var tag = found.Value.TrimEnd('>').TrimEnd('/', ' ');
        if (picture is { Width: > 0, Height: > 0 })
        {
            Add("width", picture.Width.ToString(CultureInfo.InvariantCulture));
            Add("height", picture.Height.ToString(CultureInfo.InvariantCulture));
        }

        if (picture is { SourceSet.Length: > 0 })
        {
            Add("srcset", WebUtility.HtmlEncode(picture.SourceSet));
            Add("sizes", Sizes);
        }

        Add("loading", "lazy");
        return tag + ">";

        void Add(string name, string value)
        {
            if (!tag.Contains($" {name}=", StringComparison.OrdinalIgnoreCase))
            {
                tag += $" {name}=\"{value}\"";
            }
        }
    }

    private static string PathOf(Match found) =>
        Source().Match(found.Value) is { Success: true } source && MediaPath.Normal(WebUtility.UrlDecode(WebUtility.HtmlDecode(source.Groups["path"].Value))) is { } path ? path : "";

    private static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Trim();

    /// <summary>Those that have no anchor of their own.</summary>
    [GeneratedRegex("<h2(?![^>]*\\sid=)[^>]*>(?<text>.*?)</h2>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("(?<!<div class=\"tbl\"[^>]*>)<table[^>]*>.*?</table>", RegexOptions.Singleline, 1000)]
    private static partial Regex Table();

    [GeneratedRegex("<img\\s[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Picture();

    [GeneratedRegex("\\ssrc=\"/media/(?<path>[^\"?#]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Source();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    private sealed record Held(long Stamp)
    {
        public ConcurrentDictionary<string, BodyText> Texts { get; } = new(StringComparer.Ordinal);
    }
}
