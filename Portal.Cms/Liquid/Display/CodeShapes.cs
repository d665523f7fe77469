using System.Globalization;
using Portal.Cms.Liquid.Shapes;

namespace Portal.Cms.Liquid.Display;

/// <summary>The shapes that are written by code where no template is for them.</summary>
internal static class CodeShapes
{
    private const string LongDate = "D";

    public static string? Render(Shape shape, DisplayContext context) => shape.Kind switch
    {
        "DateTime" => DateTime(shape, context),
        "PageTitle" => context.Engine.Encoder.Encode(string.Join(" - ", context.Scope.TitleSegments.Append(context.Site.Settings["SiteName"]?.ToString() ?? "").Where(s => s.Length > 0))),
        _ => null,
    };

    /// <summary>A moment in the site's zone and the page's language, by a pattern of .NET.</summary>
    private static string DateTime(Shape shape, DisplayContext context)
    {
        if (shape["Utc"].ToObjectValue() is not DateTimeOffset moment
            && !DateTimeOffset.TryParse(shape["Utc"].ToStringValue(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment))
        {
            return "";
        }

        var local = TimeZoneInfo.ConvertTime(moment, context.Site.TimeZone);
        var format = shape["Format"].ToStringValue();
        try
        {
            return context.Engine.Encoder.Encode(local.ToString(format.Length is 0 or > 64 ? LongDate : format, context.Scope.Culture));
        }
        catch (FormatException)
        {
            return context.Engine.Encoder.Encode(local.ToString(LongDate, context.Scope.Culture));
        }
    }
}
