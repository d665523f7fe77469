using System.Text.Encodings.Web;

namespace Portal.Cms.Liquid;

/// <summary>The page without any theme, for the day on which a template is broken: readable, accessible, and honest about nothing else.</summary>
internal static class PlainLayout
{
    public static async Task WriteAsync(LayoutPage page, TextWriter output, HtmlEncoder encoder)
    {
        await output.WriteAsync("<!doctype html>\n<html lang=\"" + encoder.Encode(page.Language) + "\">\n<head>\n<meta charset=\"utf-8\">\n");
        await output.WriteAsync("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        await output.WriteAsync($"<title>{encoder.Encode(string.Join(" - ", page.TitleSegments))}</title>\n</head>\n<body>\n<main id=\"main\">\n");
        await output.WriteAsync(page.Body);
        await output.WriteAsync("\n</main>\n");
        foreach (var script in page.Resources.At(ResourcePlace.FootScript))
        {
            await output.WriteLineAsync(script);
        }

        await output.WriteAsync("</body>\n</html>\n");
    }
}
