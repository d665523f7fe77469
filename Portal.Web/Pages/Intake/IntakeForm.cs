using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Pages.Intake;

/// <summary>The posted form is not one of ours: too many fields, a field too long, or no form at all.</summary>
internal sealed class IntakeFormException(string message) : Exception(message);

/// <summary>
/// A posted form read part by part: fields into memory, files handed on as they arrive. The ticket stands first in our forms, so that it is known
/// before any file.
/// </summary>
internal sealed class IntakeForm
{
    private const int MostFields = 80;
    private const int MostFieldBytes = 64 << 10;
    private const int MostFiles = 12;

    private readonly Dictionary<string, string> _fields = [];

    public string this[string name] => _fields.GetValueOrDefault(name, "");

    /// <summary>More files came in one sending than are looked at; the rest went by unread, and the form around them is kept.</summary>
    public bool HadTooManyFiles { get; private set; }

    public bool IsTicked(string name) => this[name] is "1" or "true" or "on";

    public IReadOnlyDictionary<string, string> Fields => _fields;

    /// <param name="onFile">Gets each file part's stream; what it leaves unread is skipped.</param>
    /// <exception cref="IntakeFormException">The body is not a form of ours.</exception>
    public static async Task<IntakeForm> ReadAsync(HttpRequest request, Func<IntakeForm, Stream, Task> onFile, CancellationToken cancellationToken)
    {
        var form = new IntakeForm();
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            throw new IntakeFormException("No content type.");
        }

        if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            await form.ReadPlainAsync(request, cancellationToken);
            return form;
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) || string.IsNullOrEmpty(boundary) || boundary.Length > 200)
        {
            throw new IntakeFormException("Not a form.");
        }

        var time = request.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        await form.ReadPartsAsync(new MultipartReader(boundary, new PatientStream(request.Body, time)), onFile, cancellationToken);
        return form;
    }

    private async Task ReadPlainAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var reader = new FormPipeReader(request.BodyReader) { KeyLengthLimit = 100, ValueLengthLimit = MostFieldBytes, ValueCountLimit = MostFields };
        foreach (var field in await BodyFaults.ToldAsync(new ValueTask<Dictionary<string, StringValues>>(reader.ReadFormAsync(cancellationToken))))
        {
            _fields[field.Key] = field.Value.ToString();
        }
    }

    private async Task ReadPartsAsync(MultipartReader reader, Func<IntakeForm, Stream, Task> onFile, CancellationToken cancellationToken)
    {
        var files = 0;
        while (await BodyFaults.ToldAsync(new ValueTask<MultipartSection?>(reader.ReadNextSectionAsync(cancellationToken))) is { } section)
        {
            if (!TryName(section, out var name, out var isFile))
            {
                continue;
            }

            if (!isFile)
            {
                Add(name, await ReadFieldAsync(section.Body, cancellationToken));
                continue;
            }

            // A file input that was left empty sends a part without a single byte.
            var body = new PeekedStream(section.Body);
            if (await body.IsEmptyAsync(cancellationToken))
            {
                continue;
            }

            if (++files > MostFiles)
            {
                HadTooManyFiles = true;
                continue;
            }

            await onFile(this, body);
        }
    }

    private void Add(string name, string value)
    {
        if (_fields.Count >= MostFields)
        {
            throw new IntakeFormException("Too many fields.");
        }

        _fields.TryAdd(name, value);
    }

    /// <summary>The uploader's file name is not even looked at: an attachment is 附件1.jpg.</summary>
    private static bool TryName(MultipartSection section, [NotNullWhen(true)] out string? name, out bool isFile)
    {
        name = null;
        isFile = false;
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.DispositionType.Equals("form-data"))
        {
            return false;
        }

        name = HeaderUtilities.RemoveQuotes(disposition.Name).Value;
        isFile = disposition.FileName.HasValue || disposition.FileNameStar.HasValue;
        return name is { Length: > 0 and <= 100 };
    }

    private static async Task<string> ReadFieldAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[4096];
        int read;
        while ((read = await BodyFaults.ToldAsync(body.ReadAsync(chunk, cancellationToken))) > 0)
        {
            if (buffer.Length + read > MostFieldBytes)
            {
                throw new IntakeFormException("A field is too long.");
            }

            buffer.Write(chunk, 0, read);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).ReplaceLineEndings("\n");
    }
}
