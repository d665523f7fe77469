using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.Cms.Content;

namespace Portal.Cms.Search;

/// <summary>
/// What an item says: its title, and all text, HTML and Markdown of its parts and fields and of what lies within it, without markup. Members are known by
/// their names, which Orchard's parts and fields share.
/// </summary>
/// <param name="Terms">Ids of the taxonomy terms that the item bears.</param>
public sealed record FullText(string Title, string Text, IReadOnlyList<string> Terms)
{
    /// <summary>No article is longer; a book that somebody pastes must not fill the index.</summary>
    private const int Longest = 200_000;

    private static readonly string[] Blocks =
        ["P", "DIV", "BR", "LI", "TR", "TD", "TH", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "FIGCAPTION", "PRE", "DT", "DD", "CAPTION", "SECTION", "SUMMARY"];

    public static FullText Of(ContentItem item)
    {
        var (text, terms) = (new StringBuilder(), new List<string>());
        foreach (var (_, part) in item.Data)
        {
            Walk(part, text, terms);
        }

        var said = Squeezed(text);
        return new FullText(item.DisplayText ?? "", said.Length > Longest ? said[..Longest] : said, [.. terms.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>HTML as a reader hears it: blocks apart, no script, no style.</summary>
    public static string OfHtml(string html)
    {
        var text = new StringBuilder();
        Write(new HtmlParser().ParseDocument(html).Body, text);
        return Squeezed(text);
    }

    private static void Walk(JsonNode? node, StringBuilder text, List<string> terms)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    Take(name, value, text, terms);
                }

                break;
            case JsonArray list:
                foreach (var one in list)
                {
                    Walk(one, text, terms);
                }

                break;
        }
    }

    private static void Take(string name, JsonNode? value, StringBuilder text, List<string> terms)
    {
        switch (name)
        {
            case "TermContentItemIds":
                terms.AddRange(value.AsTexts());
                break;
            case "Values" or "MediaTexts":
                foreach (var one in value.AsTexts())
                {
                    Line(text, one);
                }

                break;
            case "Html" when value.AsText() is { Length: > 0 } html:
                Line(text, OfHtml(html));
                break;
            case "Markdown" when value.AsText() is { Length: > 0 } markdown:
                Line(text, OfHtml(RichText.FromMarkdown(markdown)));
                break;
            case "Text" when value.AsText() is { Length: > 0 } plain:
                Line(text, plain);
                break;
            case nameof(ContentItem.DisplayText) when value.AsText() is { Length: > 0 } title:
                // Of an item within this one: the item's own title is no member of its parts.
                Line(text, title);
                break;
            default:
                Walk(value, text, terms);
                break;
        }
    }

    private static void Line(StringBuilder text, string line)
    {
        if (text.Length < Longest)
        {
            text.Append(line).Append('\n');
        }
    }

    private static void Write(INode? node, StringBuilder text)
    {
        foreach (var child in node?.ChildNodes ?? Enumerable.Empty<INode>())
        {
            switch (child)
            {
                case IText words:
                    text.Append(words.Data);
                    break;
                case IElement { TagName: "SCRIPT" or "STYLE" or "TEMPLATE" }:
                    break;
                case IElement { TagName: "IMG" } picture:
                    text.Append(' ').Append(picture.GetAttribute("alt")).Append(' ');
                    break;
                case IElement element:
                    Write(element, text);
                    if (Blocks.Contains(element.TagName, StringComparer.Ordinal))
                    {
                        text.Append('\n');
                    }

                    break;
            }
        }
    }

    /// <summary>Runs of blanks become one blank, or one line break where there was one.</summary>
    private static string Squeezed(StringBuilder text)
    {
        var squeezed = new StringBuilder(text.Length);
        var gap = '\0';
        foreach (var chunk in text.GetChunks())
        {
            foreach (var c in chunk.Span)
            {
                if (char.IsWhiteSpace(c) || char.IsControl(c))
                {
                    gap = c is '\n' || gap is '\n' ? '\n' : ' ';
                    continue;
                }

                if (gap != '\0' && squeezed.Length > 0)
                {
                    squeezed.Append(gap);
                }

                gap = '\0';
                squeezed.Append(c);
            }
        }

        return squeezed.ToString();
    }
}
