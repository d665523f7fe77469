using Fluid;
using Fluid.Values;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Display;

namespace Portal.Cms.Liquid.Values;

/// <summary>
/// Rich text on its way into a page. It is made harmless, unless somebody who may author templates has saved just this text: then it is shown as it is.
/// </summary>
internal static class RichHtml
{
    /// <summary>A text of an item as a template meets it. A template that writes it without <c>raw</c> shows the mark-up as text, as in Orchard.</summary>
    public static FluidValue Of(string html, TemplateContext context) => context is DisplayContext display
        ? display.Site.Trust.Has(html) ? LiquidValue.Html(html) : StringValue.Create(display.Engine.Clean.Html(html))
        : StringValue.Create(RichText.Clean(html));

    /// <summary>The <c>raw</c> filter: what is finished stays, what comes out of content is made harmless first.</summary>
    public static FluidValue Raw(FluidValue input, DisplayContext context)
    {
        if (input is StringValue { Encode: false })
        {
            return input;
        }

        var text = input.ToStringValue();
        if (context.Site.Trust.Has(text))
        {
            return LiquidValue.Html(text);
        }

        // Without mark-up it may stand in an attribute: there a quotation mark would end it.
        var clean = Placed(context.Engine.Clean.Html(text), context);
        return LiquidValue.Html(clean.Contains('<', StringComparison.Ordinal)
            ? clean
            : clean.Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal));
    }

    /// <summary>Rich text with the links of this site (<c>~/path</c>) in the mode in which the page is shown.</summary>
    public static string Placed(string html, DisplayContext context) =>
        html.Contains("\"~/", StringComparison.Ordinal) ? html.Replace("\"~/", $"\"{context.Scope.BasePath}/", StringComparison.Ordinal) : html;

    /// <summary>The HTML of a body or field by the settings of its kind (<c>SanitizeHtml</c>, <c>RenderLiquid</c>).</summary>
    public static async ValueTask<string> BodyAsync(string html, BodyRules rules, DisplayContext context)
    {
        if (html.Length == 0 || rules.IsPlain || !context.Site.Trust.Has(html))
        {
            return Placed(context.Engine.Clean.Html(html), context);
        }

        var made = rules.RenderLiquid ? await context.RunTextAsync(html) : html;
        return Placed(rules.SanitizeHtml ? context.Engine.Clean.Html(made) : made, context);
    }

    /// <summary>The same of Markdown.</summary>
    public static async ValueTask<string> MarkdownAsync(string markdown, BodyRules rules, DisplayContext context)
    {
        if (markdown.Length == 0 || rules.IsPlain || !context.Site.Trust.Has(markdown))
        {
            return Placed(context.Engine.Clean.Markdown(markdown), context);
        }

        var made = rules.RenderLiquid ? await context.RunTextAsync(markdown) : markdown;
        return Placed(rules.SanitizeHtml ? context.Engine.Clean.Markdown(made) : RichText.MarkdownAsWritten(made), context);
    }
}
