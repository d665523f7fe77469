using System.Globalization;
using System.Xml;

namespace Portal.Cms.Media;

/// <summary>The size that an SVG says it has, so that a page can keep its place.</summary>
internal static class DrawingSize
{
    public static (int Width, int Height) Of(Stream drawing)
    {
        try
        {
            using var reader = XmlReader.Create(drawing, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true });
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "svg")
            {
                return default;
            }

            var (width, height) = (Number(reader.GetAttribute("width")), Number(reader.GetAttribute("height")));
            var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            return width > 0 && height > 0 ? (width, height) : box.Length == 4 ? (Number(box[2]), Number(box[3])) : default;
        }
        catch (XmlException)
        {
            return default;
        }
    }

    /// <summary>Pixels; anything in other units counts as not said.</summary>
    private static int Number(string? text) =>
        double.TryParse(text is not null && text.EndsWith("px", StringComparison.Ordinal) ? text[..^2] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 1 and < 100_000
            ? (int)Math.Round(number)
            : 0;
}
