using System.Collections.Concurrent;
using Portal.Cms.Content;

namespace Portal.Cms.Liquid.Values;

/// <summary>
/// Keeps what rich text became when it was made harmless, so that a page that is shown again costs no second cleaning. Texts that nobody asks for any more
/// are forgotten: what is asked for moves into the younger half, and the older half goes when that is full.
/// </summary>
internal sealed class CleanTexts
{
    private const int MostCharacters = 8_000_000;

    private readonly Half _html = new(RichText.Clean);
    private readonly Half _markdown = new(RichText.FromMarkdown);

    public string Html(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0 && html.AsSpan().IndexOfAny('>', '"', '\'') < 0)
        {
            return html;
        }

        var clean = _html.Of(html);

        // What came out of a cleaning is clean: a filter may meet it again.
        _html.Keep(clean, clean);
        return clean;
    }

    public string Markdown(string markdown)
    {
        var clean = _markdown.Of(markdown);
        _html.Keep(clean, clean);
        return clean;
    }

    private sealed class Half(Func<string?, string> make)
    {
        private ConcurrentDictionary<string, string> _young = new(StringComparer.Ordinal);
        private ConcurrentDictionary<string, string> _old = new(StringComparer.Ordinal);
        private long _characters;

        public string Of(string text)
        {
            if (_young.TryGetValue(text, out var known))
            {
                return known;
            }

            var made = _old.TryGetValue(text, out var old) ? old : make(text);
            Keep(text, made);
            return made;
        }

        public void Keep(string text, string made)
        {
            if (!_young.TryAdd(text, made) || Interlocked.Add(ref _characters, text.Length + made.Length) < MostCharacters / 2)
            {
                return;
            }

            Interlocked.Exchange(ref _characters, 0);
            _old = _young;
            _young = new(StringComparer.Ordinal);
        }
    }
}
