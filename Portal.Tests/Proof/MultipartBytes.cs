using System.Net.Http.Headers;
using System.Text;

namespace Portal.Tests.Proof;

/// <summary>A form as a browser sends it, made beforehand, so that sending costs the measuring side as little as can be.</summary>
internal static class MultipartBytes
{
    public const string Boundary = "----ProofBoundary7MA4YWxkTrZu0gW";

    public static byte[] Of(IEnumerable<KeyValuePair<string, string>> fields, params (string Name, byte[] Content)[] files)
    {
        using var body = new MemoryStream();
        foreach (var (name, value) in fields)
        {
            body.Write(Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
        }

        foreach (var (name, content) in files)
        {
            body.Write(FileHead(name));
            body.Write(content);
            body.Write("\r\n"u8);
        }

        body.Write(End);
        return body.ToArray();
    }

    public static byte[] FileHead(string name) =>
        Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"Files\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n");

    public static byte[] End { get; } = Encoding.UTF8.GetBytes($"--{Boundary}--\r\n");

    public static ByteArrayContent Content(byte[] body) => new(body) { Headers = { ContentType = Type } };

    public static MediaTypeHeaderValue Type => MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + Boundary);
}
