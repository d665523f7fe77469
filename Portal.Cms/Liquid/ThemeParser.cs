using System.Text.Encodings.Web;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Portal.Cms.Liquid;

/// <summary>Liquid with the layout tags of Orchard's themes: a layout written for one reads in the other.</summary>
internal class ThemeParser : FluidParser
{
    internal const string PageKey = "portal.page";

    public ThemeParser()
    {
        RegisterEmptyTag("render_body", static async (writer, _, context) =>
        {
            await writer.WriteAsync(PageOf(context).Body);
            return Completion.Normal;
        });
        RegisterParserTag("render_section", ArgumentsList, RenderSectionAsync);
        RegisterParserTag("page_title", ArgumentsList, PageTitleAsync);
        RegisterEmptyTag("render_title_segments", static (writer, encoder, context) => PageTitleAsync([], writer, encoder, context));
        RegisterParserTag("resources", ArgumentsList, ResourcesAsync);
        RegisterParserTag("meta", ArgumentsList, async (arguments, _, _, context) =>
        {
            PageOf(context).Resources.Meta(await TextAsync(arguments, "name", context), await TextAsync(arguments, "content", context));
            return Completion.Normal;
        });
        RegisterParserTag("link", ArgumentsList, async (arguments, _, _, context) =>
        {
            PageOf(context).Resources.Link(
                await TextAsync(arguments, "rel", context), await TextAsync(arguments, "href", context), await TextAsync(arguments, "type", context));
            return Completion.Normal;
        });
        RegisterParserTag("style", ArgumentsList, async (arguments, _, _, context) =>
        {
            PageOf(context).Resources.Style(await TextAsync(arguments, "src", context));
            return Completion.Normal;
        });
        RegisterParserTag("script", ArgumentsList, async (arguments, _, _, context) =>
        {
            var place = await TextAsync(arguments, "at", context) is "Head" ? ResourcePlace.HeadScript : ResourcePlace.FootScript;
            PageOf(context).Resources.Script(await TextAsync(arguments, "src", context), place);
            return Completion.Normal;
        });
    }

    internal static LayoutPage PageOf(TemplateContext context) => (LayoutPage)context.AmbientValues[PageKey];

    private static async ValueTask<Completion> RenderSectionAsync(
        IReadOnlyList<FilterArgument> arguments, TextWriter writer, TextEncoder encoder, TemplateContext context)
    {
        var name = await TextAsync(arguments, "name", context);
        if (PageOf(context).Sections.TryGetValue(name, out var html))
        {
            await writer.WriteAsync(html);
        }
        else if (await ValueAsync(arguments, "required", context) is { } required && required.ToBooleanValue())
        {
            throw new InvalidOperationException($"The page lacks the section {name}, which its layout requires.");
        }

        return Completion.Normal;
    }

    /// <summary>Writes the title from the page outwards: <c>{% page_title Site.Name, separator: " - " %}</c>.</summary>
    private static async ValueTask<Completion> PageTitleAsync(
        IReadOnlyList<FilterArgument> arguments, TextWriter writer, TextEncoder encoder, TemplateContext context)
    {
        var segments = PageOf(context).TitleSegments.ToList();
        var own = await TextAsync(arguments, "segment", context);
        if (own.Length > 0)
        {
            var first = await TextAsync(arguments, "position", context) is "before";
            segments.Insert(first ? 0 : segments.Count, own);
        }

        var separator = await ValueAsync(arguments, "separator", context) is { } given ? given.ToStringValue() : " - ";
        await writer.WriteAsync(encoder.Encode(string.Join(separator, segments)));
        return Completion.Normal;
    }

    private static async ValueTask<Completion> ResourcesAsync(
        IReadOnlyList<FilterArgument> arguments, TextWriter writer, TextEncoder encoder, TemplateContext context)
    {
        if (Enum.TryParse<ResourcePlace>(await TextAsync(arguments, "type", context), out var place))
        {
            foreach (var tag in PageOf(context).Resources.At(place))
            {
                await writer.WriteLineAsync(tag);
            }
        }

        return Completion.Normal;
    }

    /// <summary>An argument by name; the first unnamed one stands for the tag's main argument.</summary>
    private static async ValueTask<FluidValue?> ValueAsync(IReadOnlyList<FilterArgument> arguments, string name, TemplateContext context)
    {
        var main = name is "name" or "segment";
        foreach (var argument in arguments)
        {
            if (argument.Name == name || (main && string.IsNullOrEmpty(argument.Name)))
            {
                return await argument.Expression.EvaluateAsync(context);
            }
        }

        return null;
    }

    private static async ValueTask<string> TextAsync(IReadOnlyList<FilterArgument> arguments, string name, TemplateContext context) =>
        await ValueAsync(arguments, name, context) is { } value ? value.ToStringValue() : "";
}
