using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Pages.Desk;

/// <summary>
/// Rows as a CSV file that spreadsheet programs open in Chinese (UTF-8 with its mark). A cell that such a program would run as a formula is
/// disarmed with a leading apostrophe.
/// </summary>
internal sealed class CsvResult(string fileName, IEnumerable<IEnumerable<string>> rows) : ActionResult
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        var disposition = new ContentDispositionHeaderValue(DispositionTypeNames.Attachment);
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
        var writer = new StreamWriter(response.Body, WithMark, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var row in rows)
            {
                await writer.WriteAsync(string.Join(',', row.Select(Cell)).AsMemory(), context.HttpContext.RequestAborted);
                await writer.WriteAsync("\r\n".AsMemory(), context.HttpContext.RequestAborted);
            }
        }
    }

    internal static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
