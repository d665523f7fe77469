using System.Globalization;
using System.Text.Json;
using Fluid;
using Fluid.Values;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Display;
using Portal.Cms.Liquid.Values;
using Portal.Cms.Routing;

namespace Portal.Cms.Liquid.Filters;

/// <summary>Filters on texts: words of the site, rich text, slugs, JSON, time.</summary>
internal static class TextFilters
{
    public static void Add(FilterCollection filters)
    {
        filters.AddFilter("raw", static (input, _, context) => context is DisplayContext display ? RichHtml.Raw(input, display) : input);
        filters.AddFilter("t", Translate);
        filters.AddFilter("d", Translate);
        filters.AddFilter("html_class", static (input, _, _) => StringValue.Create(HtmlClass(input.ToStringValue())));
        filters.AddFilter("slugify", static (input, _, _) => StringValue.Create(Slug.Of(input.ToStringValue())));
        filters.AddFilter("transliterate", static (input, _, _) => StringValue.Create(Slug.Transliterate(input.ToStringValue())));
        filters.AddFilter("sanitize_html", static (input, _, context) => LiquidValue.Html(Engine(context).Clean.Html(input.ToStringValue())));
        filters.AddFilter("markdownify", static (input, _, context) => LiquidValue.Html(Engine(context).Clean.Markdown(input.ToStringValue())));
        filters.AddFilter("liquid", LiquidAsync);
        filters.AddFilter("shortcode", static (input, _, _) => input);
        filters.AddFilter("local", static (input, _, context) => Moved(input, context.TimeZone, context));
        filters.AddFilter("utc", static (input, _, context) => Moved(input, TimeZoneInfo.Utc, context));
        filters.AddFilter("json", static (input, _, _) => StringValue.Create(Json(input)));
        filters.AddFilter("jsonparse", Parsed);
        filters.AddFilter("console_log", static (_, _, _) => StringValue.Empty);
    }

    /// <summary>A text as a class of HTML: <c>BlogPost-Tags</c> gives <c>blog-post-tags</c>.</summary>
    public static string HtmlClass(string text)
    {
        var name = new System.Text.StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!char.IsLetterOrDigit(c))
            {
                AddHyphen();
                continue;
            }

            if (char.IsUpper(c) && i > 0 && !char.IsUpper(text[i - 1]))
            {
                AddHyphen();
            }

            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString().TrimEnd('-');

        void AddHyphen()
        {
            if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }
    }

    private static LiquidEngine Engine(TemplateContext context) => ((DisplayContext)context).Engine;

    /// <summary>The words for a key, with <c>{0}</c> and so on filled in. What is filled in stays finished HTML only when the template says <c>raw</c>.</summary>
    private static ValueTask<FluidValue> Translate(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var text = context is DisplayContext display ? display.Scope.Text(input.ToStringValue()) : input.ToStringValue();
        for (var i = 0; i < arguments.Count; i++)
        {
            text = text.Replace(string.Create(CultureInfo.InvariantCulture, $"{{{i}}}"), arguments.At(i).ToStringValue(), StringComparison.Ordinal);
        }

        return StringValue.Create(text);
    }

    /// <summary>A text of an item runs as Liquid only when it is trusted; any other stays a text.</summary>
    private static async ValueTask<FluidValue> LiquidAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var text = input.ToStringValue();
        return context is DisplayContext display && display.Site.Trust.Has(text) ? LiquidValue.Html(await display.RunTextAsync(text)) : input;
    }

    private static FluidValue Moved(FluidValue input, TimeZoneInfo zone, TemplateContext context)
    {
        if (input.ToStringValue() is "now" && context is DisplayContext display)
        {
            return new DateTimeValue(TimeZoneInfo.ConvertTime(display.Engine.Time.GetUtcNow(), zone));
        }

        return input.ToObjectValue() is DateTimeOffset moment || DateTimeOffset.TryParse(input.ToStringValue(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment)
            ? new DateTimeValue(TimeZoneInfo.ConvertTime(moment, zone))
            : NilValue.Instance;
    }

    private static string Json(FluidValue input) => input switch
    {
        JsonMembers members => members.Json.ToJsonString(),
        ItemValue item => item.Item.Data.ToJsonString(),
        ArrayValue list => "[" + string.Join(',', list.Values.Select(Json)) + "]",
        StringValue text => JsonSerializer.Serialize(text.ToStringValue()),
        NumberValue or BooleanValue => input.ToStringValue(),
        _ => "null",
    };

    private static ValueTask<FluidValue> Parsed(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        try
        {
            return LiquidValue.Of(OrchardJson.Parse(input.ToStringValue()), "", context);
        }
        catch (JsonException)
        {
            return NilValue.Instance;
        }
    }
}
