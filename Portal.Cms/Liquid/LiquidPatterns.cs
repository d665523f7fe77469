using System.Collections.Concurrent;
using Fluid;
using Fluid.Values;
using Portal.Cms.Content;
using Portal.Cms.Routing;

namespace Portal.Cms.Liquid;

/// <summary>Fills the patterns of type settings. A pattern sees the item and nothing else, and is stopped where it does not end.</summary>
internal sealed class LiquidPatterns : IContentPatterns
{
    private const int MostSteps = 2_000;
    private const int MostKept = 500;

    private readonly FluidParser _parser = new();
    private readonly ConcurrentDictionary<string, IFluidTemplate?> _templates = new(StringComparer.Ordinal);
    private readonly TemplateOptions _options = new() { MaxSteps = MostSteps, MaxRecursion = 4 };

    public LiquidPatterns()
    {
        _options.Filters.AddFilter("slugify", (input, _, _) => StringValue.Create(Slug.Of(input.ToStringValue())));
        _options.Filters.AddFilter("transliterate", (input, _, _) => StringValue.Create(Slug.Transliterate(input.ToStringValue())));
        _options.Filters.AddFilter("display_text", async (input, _, context) => await input.GetValueAsync(nameof(ContentItem.DisplayText), context));
    }

    public async ValueTask<string> FillAsync(string pattern, ContentItem item, CancellationToken cancellationToken)
    {
        if (_templates.Count > MostKept)
        {
            _templates.Clear();
        }

        if (_templates.GetOrAdd(pattern, text => _parser.TryParse(text, out var parsed, out _) ? parsed : null) is not { } template)
        {
            return "";
        }

        var model = LiquidJson.Plain(item.Write());
        var context = new TemplateContext(_options);
        context.SetValue("ContentItem", model);
        context.SetValue("Model", new Dictionary<string, object?> { ["ContentItem"] = model });
        try
        {
            return await template.RenderAsync(context);
        }
        catch (InvalidOperationException)
        {
            // The limit of steps or of nesting: the pattern gives nothing.
            return "";
        }
    }
}
