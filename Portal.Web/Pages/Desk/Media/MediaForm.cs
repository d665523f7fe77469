using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Portal.Web.Pages.Intake;

namespace Portal.Web.Pages.Desk.Media;

/// <summary>
/// The upload form read part by part: its fields stand before its files, and a file goes on as it comes, under the name that the editor gave it. Unlike a
/// reporter's form, where names are not even looked at.
/// </summary>
internal sealed class MediaForm
{
    private const int MostFiles = 50;
    private const int MostFields = 20;
    private const int LongestField = 16 << 10;

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public string this[string name] => _fields.GetValueOrDefault(name, "");

    public int Files { get; private set; }

    /// <param name="onFile">Gets each file's name and content; what it leaves unread is skipped.</param>
    /// <exception cref="IntakeFormException">The body is no such form, or broke off.</exception>
    public static async Task<MediaForm> ReadAsync(HttpRequest request, Func<MediaForm, string, Stream, Task> onFile, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            throw new IntakeFormException("Not a form with files.");
        }

        var form = new MediaForm();
        var reader = new MultipartReader(boundary, request.Body);
        while (await BodyFaults.ToldAsync(new ValueTask<MultipartSection?>(reader.ReadNextSectionAsync(cancellationToken))) is { } section)
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var said))
            {
                await form.TakeAsync(said, new PeekedStream(section.Body), onFile, cancellationToken);
            }
        }

        return form;
    }

    private async Task TakeAsync(ContentDispositionHeaderValue said, Stream body, Func<MediaForm, string, Stream, Task> onFile, CancellationToken cancellationToken)
    {
        if (said.IsFileDisposition())
        {
            // A file input that was left empty sends a part without a name.
            var name = HeaderUtilities.RemoveQuotes(said.FileNameStar.HasValue ? said.FileNameStar : said.FileName).Value;
            if (!string.IsNullOrEmpty(name) && ++Files <= MostFiles)
            {
                await onFile(this, name, body);
            }
        }
        else if (HeaderUtilities.RemoveQuotes(said.Name).Value is { Length: > 0 } field && _fields.Count < MostFields)
        {
            _fields[field] = await ReadFieldAsync(body, cancellationToken);
        }
    }

    private static async Task<string> ReadFieldAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestField];
        var read = await body.ReadAtLeastAsync(buffer, LongestField, throwOnEndOfStream: false, cancellationToken);
        return read < LongestField ? Encoding.UTF8.GetString(buffer, 0, read) : throw new IntakeFormException("A field is too long.");
    }
}
