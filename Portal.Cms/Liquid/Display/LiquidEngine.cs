using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Fluid;
using Microsoft.Extensions.Logging;
using Portal.Cms.Liquid.Filters;
using Portal.Cms.Liquid.Shapes;
using Portal.Cms.Liquid.Tags;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid.Display;

/// <summary>Liquid as content templates speak it: one parser, one set of filters and globals, and the limits of a page. Parsed texts are kept.</summary>
internal sealed partial class LiquidEngine
{
    private const int MostSteps = 100_000;
    private const int MostNestedTemplates = 24;
    private const int MostKept = 2_000;

    private readonly DisplayParser _parser = new();
    private readonly ConcurrentDictionary<string, ParsedText> _parsed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _withheld = new(StringComparer.Ordinal);
    private readonly ILogger<LiquidEngine> _logger;

    public LiquidEngine(Theme theme, IMediaAddresses media, HtmlEncoder encoder, TimeProvider time, ILogger<LiquidEngine> logger)
    {
        (Theme, Media, Encoder, Time, _logger) = (theme, media, encoder, time, logger);
        Options = new TemplateOptions
        {
            FileProvider = theme.Views,
            MemberAccessStrategy = new DefaultMemberAccessStrategy(),
            MaxSteps = MostSteps,
            MaxRecursion = MostNestedTemplates,
            Now = time.GetUtcNow,
            Captured = static (_, value, _) => FilterLimits.Checked(value),
            Assigned = static (_, value, _) => FilterLimits.Checked(value),
        };
        DisplayGlobals.Add(Options.Scope);
        TextFilters.Add(Options.Filters);
        ItemFilters.Add(Options.Filters);
        ShapeFilters.Add(Options.Filters);
        AddressFilters.Add(Options.Filters);
        WithheldFilters.Add(Options.Filters);
        FilterLimits.Around(Options.Filters);
    }

    public Theme Theme { get; }

    public IMediaAddresses Media { get; }

    public HtmlEncoder Encoder { get; }

    public TimeProvider Time { get; }

    public TemplateOptions Options { get; }

    public CleanTexts Clean { get; } = new();

    /// <summary>A text as Liquid, parsed once.</summary>
    public ParsedText Parse(string source)
    {
        if (_parsed.Count > MostKept)
        {
            _parsed.Clear();
        }

        return _parsed.GetOrAdd(source, Read);
    }

    /// <summary>A template asked for what no template gets. The log says it once for each name.</summary>
    public void Withhold(string name)
    {
        if (_withheld.TryAdd(name, true))
        {
            _logger.LogWarning("A template asks for {Name}, which templates of this site do not get", name);
        }
    }

    public void LogFault(string template, int line, string message) => _logger.LogWarning("Template {Template}, line {Line}: {Message}", template, line, message);

    private ParsedText Read(string source)
    {
        if (_parser.TryParse(source, out var template, out var error))
        {
            if (UnknownFilters.In(template, Options.Filters) is { } unknown)
            {
                return new ParsedText(source, null, UnknownFilters.LineOf(unknown, source), $"There is no filter {unknown}.");
            }

            var ranges = new BoundedRanges();
            var bounded = ranges.VisitTemplate(template);
            return ranges.HasRangeAsIndex ? new ParsedText(source, null, 0, "A range is no index.") : new ParsedText(source, bounded, 0, "");
        }

        var place = Place().Match(error);
        return new ParsedText(source, null, place.Success ? int.Parse(place.Groups["line"].ValueSpan, CultureInfo.InvariantCulture) : 0, error.Split('\n')[0].Trim());
    }

    /// <summary>How the parser's messages name a place: <c>at (3:14)</c>.</summary>
    [GeneratedRegex(@"at \((?<line>\d+):\d+\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();
}
