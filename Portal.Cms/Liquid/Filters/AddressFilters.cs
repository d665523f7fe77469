using System.Globalization;
using Fluid;
using Fluid.Values;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Display;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid.Filters;

/// <summary>Filters that make addresses. None of them gives one that would run.</summary>
internal static class AddressFilters
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    private static readonly string[] Modes = ["Undefined", "Max", "Crop", "Pad", "BoxPad", "Min", "Stretch"];

    public static void Add(FilterCollection filters)
    {
        filters.AddFilter("href", static (input, _, context) => StringValue.Create(Safe(input.ToStringValue(), (DisplayContext)context)));
        filters.AddFilter("resource_url", static (input, _, context) => StringValue.Create(Safe(input.ToStringValue(), (DisplayContext)context)));
        filters.AddFilter("append_version", static (input, _, _) => input);
        filters.AddFilter("absolute_url", static (input, _, context) => StringValue.Create(Absolute(input.ToStringValue(), (DisplayContext)context)));
        filters.AddFilter("asset_url", static (input, _, context) => StringValue.Create(Asset(input.ToStringValue(), (DisplayContext)context)));
        filters.AddFilter("resize_url", static (input, arguments, context) => StringValue.Create(Resized(input.ToStringValue(), arguments, (DisplayContext)context)));
        filters.AddFilter("img_tag", static (input, arguments, context) => Picture(input.ToStringValue(), arguments, (DisplayContext)context));
    }

    /// <summary>An address for a link: of this site in the page's mode, or elsewhere by a scheme that only leads there. Any other is empty.</summary>
    public static string Safe(string url, DisplayContext context)
    {
        var address = url.Trim();
        if (address.StartsWith("~/", StringComparison.Ordinal))
        {
            return Own(address, context);
        }

        // A browser leaves out control characters, so that a scheme could be hidden from us by one.
        if (address.Any(char.IsControl) || address.StartsWith("//", StringComparison.Ordinal) || address.StartsWith("/\\", StringComparison.Ordinal) || address.StartsWith('\\'))
        {
            return "";
        }

        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var isPath = colon < 0 || address.AsSpan(0, colon).IndexOfAny('/', '?', '#') >= 0;
        return isPath || Schemes.Contains(address[..colon], StringComparer.OrdinalIgnoreCase) ? address : "";
    }

    /// <summary>An address of this site, empty for any other. What stands under the theme's name is the theme's file, by the address at which it is served.</summary>
    public static string Own(string url, DisplayContext context)
    {
        var address = url.Trim();
        var path = address.StartsWith("~/", StringComparison.Ordinal) ? address[1..] : address;
        if (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal) || path.StartsWith("/\\", StringComparison.Ordinal) || path.Any(char.IsControl))
        {
            return "";
        }

        var mark = $"/{context.Engine.Theme.Manifest.Id}/";
        if (path.StartsWith(mark, StringComparison.OrdinalIgnoreCase) && context.Engine.Theme.Assets.TryUrl(path[mark.Length..], out var file))
        {
            return file;
        }

        return address.StartsWith('~') ? context.Scope.BasePath + path : path;
    }

    private static string Absolute(string url, DisplayContext context)
    {
        var own = Safe(url, context);
        var site = context.Site.Settings.Member("BaseUrl").AsText() ?? "";
        return own.StartsWith('/') && site.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? site.TrimEnd('/') + own : own;
    }

    private static string Asset(string path, DisplayContext context)
    {
        if (path.Length == 0 || path.StartsWith('/') || path.StartsWith("~/", StringComparison.Ordinal))
        {
            return Own(path, context);
        }

        return context.Engine.Theme.Assets.TryUrl(path, out var file) ? file : context.Engine.Media.Of(path);
    }

    private static string Resized(string address, FilterArguments arguments, DisplayContext context)
    {
        if (address.Length == 0)
        {
            return "";
        }

        var profile = Text("profile") is { } name ? context.Site.MediaProfiles.Member(name) : null;
        var wish = new PictureWish(
            Number("width", "Width"), Number("height", "Height"), Text("mode") ?? Mode(profile.Member("Mode").AsText()), Number("quality", "Quality"), Text("format"), Anchor());
        return context.Engine.Media.Resized(address, wish);

        string? Text(string argument) => arguments.HasNamed(argument) ? arguments[argument].ToStringValue() is { Length: > 0 } text ? text : null : null;

        int? Number(string argument, string member) =>
            int.TryParse(Text(argument) ?? profile.Member(member).AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

        string? Anchor() => arguments.HasNamed("anchor") && arguments["anchor"] is JsonMembers { Json: var point }
            ? string.Create(CultureInfo.InvariantCulture, $"{point.Member("X").AsNumber()},{point.Member("Y").AsNumber()}")
            : null;
    }

    private static FluidValue Picture(string url, FilterArguments arguments, DisplayContext context)
    {
        var (source, alt) = (Own(url, context), arguments.HasNamed("alt") ? arguments["alt"].ToStringValue() : "");
        return source.Length == 0 ? StringValue.Empty : LiquidValue.Html($"<img src=\"{context.Engine.Encoder.Encode(source)}\" alt=\"{context.Engine.Encoder.Encode(alt)}\">");
    }

    /// <summary>In profiles a mode may be a number.</summary>
    private static string? Mode(string? mode) => mode is null or "0" or "Undefined" ? null : int.TryParse(mode, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Modes.ElementAtOrDefault(number) : mode;
}
