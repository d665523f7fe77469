using System.Text;
using Portal.Cms.Liquid.Display;
using Portal.Cms.Liquid.Filters;

namespace Portal.Cms.Liquid.Tags;

/// <summary>
/// The tags that stand for Orchard's tag helpers: links to items, forms, single elements. What they are given becomes attributes, encoded; nothing that would run.
/// </summary>
internal static class ElementTags
{
    private static readonly string[] Elements = ["input", "label", "button", "select", "option", "textarea", "a", "span", "div", "img", "form", "fieldset", "legend", "figure"];

    private static readonly string[] Void = ["input", "img"];

    /// <summary>What names an address or an act of Orchard's and is no attribute.</summary>
    private static readonly string[] NoAttributes =
    [
        "display_for", "edit_for", "remove_for", "create_for", "admin_for", "action", "controller", "area", "method", "for", "cache_id", "cache_fixed_duration", "style",
    ];

    public static void Register(DisplayParser parser)
    {
        parser.Block("a", static async (arguments, inner, writer, context) => await WriteAsync("a", arguments, inner, writer, context));
        parser.Block("form", static async (arguments, inner, writer, context) => await WriteAsync("form", arguments, inner, writer, context));
        parser.Block("block", static async (arguments, inner, writer, context) => await WriteAsync(arguments.Main.ToStringValue(), arguments, inner, writer, context));
        parser.Tag("helper", static async (arguments, writer, context) =>
        {
            switch (arguments.Main.ToStringValue())
            {
                case "menu":
                    await writer.WriteAsync(await ShapeRendering.RenderAsync(await ShapeFilters.NewAsync("Menu", arguments, context), context));
                    break;
                case "search-form":
                    await writer.WriteAsync(await ShapeRendering.RenderAsync(await ShapeFilters.NewAsync("SearchForm", arguments, context), context));
                    break;
                case var element:
                    await WriteAsync(element, arguments, "", writer, context);
                    break;
            }
        });
    }

    private static async ValueTask WriteAsync(string element, TagArguments arguments, string inner, TextWriter writer, DisplayContext context)
    {
        if (!Elements.Contains(element, StringComparer.Ordinal))
        {
            context.Withhold($"helper \"{element}\"");
            await writer.WriteAsync(inner);
            return;
        }

        var html = new StringBuilder("<").Append(element);
        if (arguments["display_for"] is var item && ItemFilters.ItemOf(item) is { } shown)
        {
            Attribute(html, "href", await context.AddressAsync(shown), context);
            inner = inner.Length == 0 ? context.Engine.Encoder.Encode(shown.DisplayText ?? "") : inner;
        }

        if (element is "form")
        {
            // A form of a public page carries a ticket of its own page (see intake); one of a template can only ask.
            Attribute(html, "action", AddressFilters.Own(arguments.Text("action"), context), context);
            Attribute(html, "method", "get", context);
        }

        if (arguments.Text("for") is { Length: > 0 } name)
        {
            Attribute(html, element is "label" ? "for" : "name", name, context);
        }

        foreach (var (key, value) in arguments.Named)
        {
            var attribute = key.Replace('_', '-').ToLowerInvariant();
            if (IsHarmless(attribute) && !NoAttributes.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                Attribute(html, attribute, attribute is "href" or "src" ? AddressFilters.Safe(value.ToStringValue(), context) : value.ToStringValue(), context);
            }
        }

        html.Append('>');
        if (!Void.Contains(element, StringComparer.Ordinal))
        {
            html.Append(inner).Append("</").Append(element).Append('>');
        }

        await writer.WriteAsync(html.ToString());
    }

    private static bool IsHarmless(string attribute) =>
        attribute.Length > 0 && attribute.All(c => char.IsAsciiLetterOrDigit(c) || c is '-') && !attribute.StartsWith("on", StringComparison.Ordinal)
        && attribute is not ("style" or "srcdoc" or "formaction" or "srcset" or "ping");

    private static void Attribute(StringBuilder html, string name, string value, DisplayContext context) =>
        html.Append(' ').Append(name).Append("=\"").Append(context.Engine.Encoder.Encode(value)).Append('"');
}
