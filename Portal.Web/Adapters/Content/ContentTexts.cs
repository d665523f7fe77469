using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.Cms.Content;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Adapters.Content;

/// <summary>Form fields as people read and compare them: plain text with a line for each block, and harmless HTML where there is any.</summary>
internal static class ContentTexts
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "blockquote", "figcaption", "div", "section", "pre", "dt", "dd", "br", "hr", "figure", "table",
    };

    public static ContentText Of(FormField field, SiteText words) => field.Look switch
    {
        FieldLook.Rich => new(field.Name, field.Label, Plain(field.Value, words), RichText.Clean(field.Value)),
        FieldLook.Markdown => new(field.Name, field.Label, field.Value, RichText.FromMarkdown(field.Value)),
        FieldLook.Choice or FieldLook.Choices or FieldLook.Finder => new(field.Name, field.Label, string.Join('\n', field.Values.Select(value => Chosen(field, value))), ""),
        FieldLook.Switch => new(field.Name, field.Label, words[field.Value.Length > 0 ? "Content.Field.Yes" : "Content.Field.No"], ""),
        FieldLook.Moment => new(field.Name, field.Label, field.Value.Replace('T', ' '), ""),
        FieldLook.Media => new(field.Name, field.Label, string.Join('\n', field.Values.Select((path, i) => words["Content.Field.Picture", path, i < field.Texts.Count ? field.Texts[i] : ""])), ""),
        _ => new(field.Name, field.Label, field.Value, ""),
    };

    private static string Chosen(FormField field, string value) => field.Choices.FirstOrDefault(choice => choice.Value == value)?.Text ?? value;

    private static string Plain(string html, SiteText words)
    {
        var text = new StringBuilder();
        Write(new HtmlParser().ParseDocument(html).Body, text, words);
        return text.ToString().Trim('\n');
    }

    private static void Write(INode? node, StringBuilder text, SiteText words)
    {
        foreach (var child in node?.ChildNodes ?? Enumerable.Empty<INode>())
        {
            if (child is IText written)
            {
                text.Append(written.Data.ReplaceLineEndings(" "));
            }
            else if (child is IElement { LocalName: "img" } picture)
            {
                text.Append(words["Content.Field.Picture", picture.GetAttribute("src") ?? "", picture.GetAttribute("alt") ?? ""]);
            }
            else if (child is IElement element)
            {
                Write(element, text, words);
                if (element.LocalName is "td" or "th")
                {
                    text.Append('\t');
                }
                else if (Blocks.Contains(element.LocalName) && (text.Length == 0 || text[^1] != '\n'))
                {
                    text.Append('\n');
                }
            }
        }
    }
}
