using System.Text.Encodings.Web;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.Logging;

namespace Portal.Cms.Liquid;

/// <summary>
/// Puts a page into its theme. Templates are parsed once, when the site starts. A template that fails does not take the page
/// with it: the visitor gets the same content without the theme's dress.
/// </summary>
public sealed class ThemeRenderer
{
    private const int MostSteps = 20_000;
    private const int MostNestedTemplates = 12;

    private readonly Dictionary<string, IFluidTemplate> _templates = new(StringComparer.Ordinal);
    private readonly TemplateOptions _options;
    private readonly HtmlEncoder _encoder;
    private readonly ILogger<ThemeRenderer> _logger;

    public ThemeRenderer(Theme theme, HtmlEncoder encoder, ILogger<ThemeRenderer> logger)
    {
        _encoder = encoder;
        _logger = logger;
        _options = new TemplateOptions
        {
            FileProvider = theme.Views,
            MemberAccessStrategy = new DefaultMemberAccessStrategy(),
            MaxSteps = MostSteps,
            MaxRecursion = MostNestedTemplates,
        };
        _options.Filters.AddFilter("asset_url", (input, _, _) => StringValue.Create(theme.Assets.Url(input.ToStringValue())));
        _options.Filters.AddFilter("href", (input, arguments, context) => StringValue.Create(Href(input.ToStringValue(), arguments.At(0).ToStringValue(), ThemeParser.PageOf(context))));
        _options.Filters.AddFilter("t", (input, _, context) => StringValue.Create(ThemeParser.PageOf(context).Text(input.ToStringValue())));

        var parser = new ThemeParser();

        // Folders below hold templates of content, which speak more of Liquid than a layout does.
        foreach (var (name, source) in theme.Views.Templates.Where(template => !template.Name.Contains('/', StringComparison.Ordinal)))
        {
            if (parser.TryParse(source, out var template, out var error))
            {
                _templates.Add(name, template);
            }
            else
            {
                logger.LogError("Template {Template} of the theme does not parse: {Error}", name, error);
            }
        }
    }

    public async Task RenderAsync(LayoutPage page, TextWriter output)
    {
        var dressed = await DressAsync(page);
        if (dressed is null)
        {
            await PlainLayout.WriteAsync(page, output, _encoder);
        }
        else
        {
            await output.WriteAsync(dressed);
        }
    }

    private async ValueTask<string?> DressAsync(LayoutPage page)
    {
        if (!_templates.TryGetValue(page.Layout, out var template))
        {
            _logger.LogError("The theme has no usable template {Template}", page.Layout);
            return null;
        }

        var context = new TemplateContext(_options) { AmbientValues = { [ThemeParser.PageKey] = page } };
        context.SetValue("Site", new Dictionary<string, object?>(page.Site));
        context.SetValue("Page", new Dictionary<string, object?>(page.Page));
        try
        {
            return await template.RenderAsync(context, _encoder);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _logger.LogError("Template {Template} failed with {Fault}", page.Layout, fault.GetType().Name);
            return null;
        }
    }

    /// <summary>Keeps a link of this site (<c>~/path</c>) in the mode in which the page is shown, and in its language unless another is named.</summary>
    private static string Href(string link, string language, LayoutPage page) =>
        link.StartsWith("~/", StringComparison.Ordinal) ? page.BasePaths.GetValueOrDefault(language, page.BasePath) + link[1..] : link;
}
