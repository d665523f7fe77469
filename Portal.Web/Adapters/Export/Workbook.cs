using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using Portal.Domain.Publicity.Activities;

namespace Portal.Web.Adapters.Export;

/// <summary>
/// Workbooks by MiniExcel. Texts are written as texts: a title that begins like a formula is never run by whoever opens the file.
/// </summary>
internal sealed class Workbook : IWorkbook
{
    private const int LongestName = 31;

    public async Task WriteAsync(Stream to, IReadOnlyList<WorkSheet> sheets, CancellationToken cancellationToken)
    {
        var book = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var sheet in sheets)
        {
            book[sheet.Name.Length <= LongestName ? sheet.Name : sheet.Name[..LongestName]] = sheet.Rows.Select(row => Row(sheet.Columns, row)).ToList();
        }

        // The library seeks in what it writes to; an answer's body cannot be sought in.
        using var buffer = new MemoryStream();
        await buffer.SaveAsAsync(book, configuration: new OpenXmlConfiguration { AutoFilter = false, FreezeRowCount = 1 }, cancellationToken: cancellationToken);
        buffer.Position = 0;
        await buffer.CopyToAsync(to, cancellationToken);
    }

    private static Dictionary<string, object> Row(IReadOnlyList<string> columns, IReadOnlyList<object> row) =>
        columns.Select((column, at) => (column, row[at])).ToDictionary(cell => cell.column, cell => cell.Item2, StringComparer.Ordinal);
}
