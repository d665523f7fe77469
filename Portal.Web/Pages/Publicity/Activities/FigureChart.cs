using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Portal.Domain.Publicity.Activities;

namespace Portal.Web.Pages.Publicity.Activities;

/// <summary>
/// Bars as SVG, each with its number beside it. The conclusion stands in the picture and is its name for those who listen; the same numbers are in the table beside it.
/// </summary>
internal static class FigureChart
{
    private const int Width = 400;

    /// <summary>Standing bars, for months.</summary>
    public static IHtmlContent Standing(HtmlEncoder encoder, string conclusion, IReadOnlyList<FigureLine> lines)
    {
        const int top = 40, floor = 166;
        var most = Math.Max(1, lines.Max(line => line.Reached));
        var step = Width / (double)lines.Count;
        var svg = Begin(encoder, conclusion, 190);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"ax\" d=\"M0 {floor}.5h{Width}\"/>");
        for (var at = 0; at < lines.Count; at++)
        {
            var (left, height) = (at * step, (floor - top) * lines[at].Reached / (double)most);
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"b1\" x=\"{left + (step / 6):0.#}\" y=\"{floor - height:0.#}\" width=\"{step * 2 / 3:0.#}\" height=\"{height:0.#}\"/>");
            Text(svg, encoder, left + (step / 2), floor + 18, lines[at].Name, "middle", "");
            if (lines[at].Reached > 0)
            {
                Text(svg, encoder, left + (step / 2), floor - height - 4, Number(lines[at].Reached), "middle", "n");
            }
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }

    /// <summary>Lying bars, for names.</summary>
    public static IHtmlContent Lying(HtmlEncoder encoder, string conclusion, IReadOnlyList<FigureLine> lines, string other)
    {
        const int row = 30, top = 28, label = 78, end = 64;
        var most = Math.Max(1, lines.Count == 0 ? 1 : lines.Max(line => line.Reached));
        var svg = Begin(encoder, conclusion, top + (row * lines.Count));
        for (var at = 0; at < lines.Count; at++)
        {
            var (y, width) = (top + (at * row), (Width - label - end) * lines[at].Reached / (double)most);
            Text(svg, encoder, 0, y + 17, lines[at].Name.Length > 0 ? lines[at].Name : other, "start", "");
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"b1\" x=\"{label}\" y=\"{y + 4}\" width=\"{Math.Max(1, width):0.#}\" height=\"18\"/>");
            Text(svg, encoder, label + width + 6, y + 18, Number(lines[at].Reached), "start", "v");
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static StringBuilder Begin(HtmlEncoder encoder, string conclusion, int height)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{encoder.Encode(conclusion)}\">");
        Text(svg, encoder, 0, 14, conclusion, "start", "v");
        return svg;
    }

    private static void Text(StringBuilder svg, HtmlEncoder encoder, double x, double y, string text, string anchor, string look) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\"{(look.Length > 0 ? $" class=\"{look}\"" : "")}>{encoder.Encode(text)}</text>");
}
