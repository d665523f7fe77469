using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Portal.Tests.Support;

/// <summary>An answer of the uploading endpoints.</summary>
internal sealed record PartAnswer(HttpResponseMessage Response, string Text)
{
    public HttpStatusCode Status => Response.StatusCode;

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Word(string name) => Json.GetProperty(name).GetString() ?? "";

    public string Code => Word("code");

    public string Title => Word("title");

    public IReadOnlyList<int> Numbers(string name) => [.. Json.GetProperty(name).EnumerateArray().Select(n => n.GetInt32())];
}

/// <summary>Sends a file in parts as the page's script does, step by step.</summary>
internal sealed class PartSender(HttpClient client)
{
    public const int PartLength = 1 << 20;

    public Task<PartAnswer> BeginAsync(ReporterPage page, long length, string? id = null)
    {
        var holder = page.Hidden("handle").Length > 0 ? "handle" : "ticket";
        return BeginAsync(holder, page.Hidden(holder), length, id);
    }

    public Task<PartAnswer> BeginAsync(string holder, string value, long length, string? id = null) => SendAsync("begin", null, new FormUrlEncodedContent(
        [new(holder, value), new("length", length.ToString(CultureInfo.InvariantCulture)), new("id", id ?? Guid.NewGuid().ToString("N"))]));

    public Task<PartAnswer> PartAsync(string ticket, int part, byte[] body, byte[]? digestOf = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.TryAddWithoutValidation("Content-Digest", $"sha-256=:{Convert.ToBase64String(SHA256.HashData(digestOf ?? body))}:");
        return SendAsync("part", ticket, content, ("Upload-Part", part.ToString(CultureInfo.InvariantCulture)));
    }

    public Task<PartAnswer> StandingAsync(string ticket) => SendAsync("standing", ticket, null);

    public Task<PartAnswer> FinishAsync(string ticket, bool keep = false) => SendAsync("finish", ticket, null, keep ? [("Upload-Keep", "1")] : []);

    public Task<PartAnswer> StopAsync(string ticket) => SendAsync("stop", ticket, null);

    /// <summary>The whole of it, in order.</summary>
    public async Task<PartAnswer> WholeAsync(ReporterPage page, byte[] file, bool keep = false)
    {
        var begun = await BeginAsync(page, file.Length);
        Assert.Equal(HttpStatusCode.OK, begun.Status);
        foreach (var (part, body) in Cut(file).Index())
        {
            Assert.Equal(HttpStatusCode.OK, (await PartAsync(begun.Word("upload"), part, body)).Status);
        }

        return await FinishAsync(begun.Word("upload"), keep);
    }

    public static byte[][] Cut(byte[] file) => [.. file.Chunk(PartLength)];

    private async Task<PartAnswer> SendAsync(string act, string? ticket, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/report/upload/" + act, UriKind.Relative)) { Content = body };
        if (ticket is not null)
        {
            request.Headers.TryAddWithoutValidation("Upload-Ticket", ticket);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await client.SendAsync(request);
        return new PartAnswer(response, await response.Content.ReadAsStringAsync());
    }
}
