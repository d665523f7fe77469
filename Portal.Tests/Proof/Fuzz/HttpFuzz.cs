using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Proof.Fuzz;

/// <summary>
/// The same bodies through the real Kestrel into the real pages, with heads and lengths that lie as well, half of them with a ticket that makes the site look
/// at the files. Each gets an answer that is no fault of the site (or, where the head itself is broken, none).
/// </summary>
internal sealed class HttpFuzz(Uri site, HttpClient client) : IDisposable
{
    private const string What = "污水池清淤，没有通风，没有人在上面看着，池边只有一根绳子。";

    /// <summary>So many inputs share a ticket: its draft takes ten files.</summary>
    private const int TicketLasts = 400;

    private static readonly string[] Paths = ["/report", "/report", "/report", "/report/follow-up", "/report/certificate", "/elder/report"];
    private static readonly string[] OddHeads = ["Content-Length: 18446744073709551616", "Content-Length: -1", "Content-Length: abc", "Transfer-Encoding: identity", "Expect: 100-continue", "Content-Encoding: gzip", "Connection: upgrade", "Upgrade: websocket", "X: \u0001", " folded", "Host: other", "X-HTTP-Method-Override: GET", "Accept-Encoding: br;q=x"];

    private readonly LeanReporter _reporter = new(client);
    private readonly SemaphoreSlim _asking = new(1);
    private string _ticket = "";
    private int _used = TicketLasts;

    public FuzzTarget Target => new("requests to Kestrel", 30, CaseAsync);

    public void Dispose() => _asking.Dispose();

    private async Task<bool> CaseAsync(Dice dice)
    {
        var (type, body) = FormSurgery.Make(dice, dice.OneIn(2) ? await TicketAsync() : new string('A', dice.OneIn(2) ? 120 : dice.Throw(200)));
        var head = new StringBuilder($"POST {dice.Of(Paths)} HTTP/1.1\r\nHost: {site.Authority}\r\nConnection: close\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Type: {type.Replace("\n", "", StringComparison.Ordinal)}\r\n");
        if (dice.OneIn(10))
        {
            head.Append(dice.Of(OddHeads)).Append("\r\n");
        }

        if (dice.OneIn(40))
        {
            head.Append("X-Long: ").Append('y', 40_000).Append("\r\n");
        }

        var chunked = dice.OneIn(6);
        var length = dice.OneIn(12) ? dice.Throw(body.Length + 1) : dice.OneIn(12) ? body.Length + dice.Throw(1_000) : body.Length;
        head.Append(chunked ? "Transfer-Encoding: chunked\r\n\r\n" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n\r\n"));
        var answer = await ExchangeAsync([.. Encoding.UTF8.GetBytes(head.ToString()), .. chunked ? Chunks(dice, body) : body], stays: !chunked && length <= body.Length);
        if (answer.Length == 0)
        {
            return false;
        }

        var status = answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0;
        return status switch
        {
            503 => false,
            0 or >= 500 => throw new InvalidDataException($"Answered {status}."),
            _ => status == 200,
        };
    }

    /// <param name="stays">Whether the sender waits for its answer. One that promised more than it sent goes away instead: nobody would ever send the rest.</param>
    private async Task<string> ExchangeAsync(byte[] request, bool stays)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(site.Host, site.Port);
        var stream = socket.GetStream();
        try
        {
            await stream.WriteAsync(request);
            if (!stays)
            {
                socket.Client.Shutdown(SocketShutdown.Send);
            }

            using var reader = new StreamReader(stream, Encoding.UTF8);
            return await reader.ReadToEndAsync();
        }
        catch (Exception cut) when (cut is IOException or SocketException)
        {
            // Kestrel has stopped listening in the middle of a broken head.
            return "";
        }
    }

    private static byte[] Chunks(Dice dice, byte[] body)
    {
        using var chunks = new MemoryStream();
        foreach (var piece in body.Chunk(1 + dice.Throw(700)))
        {
            var size = dice.OneIn(30) ? "FFFFFFFFFFFFFFFFF" : dice.OneIn(30) ? "-1" : piece.Length.ToString("x", CultureInfo.InvariantCulture);
            chunks.Write(Encoding.ASCII.GetBytes(size + (dice.OneIn(20) ? ";ext=\"x" : "") + "\r\n"));
            chunks.Write(piece);
            chunks.Write(Encoding.ASCII.GetBytes(dice.OneIn(30) ? "\n" : "\r\n"));
        }

        chunks.Write(Encoding.ASCII.GetBytes(dice.OneIn(4) ? "" : "0\r\n\r\n"));
        return chunks.ToArray();
    }

    private async Task<string> TicketAsync()
    {
        await _asking.WaitAsync();
        try
        {
            if (++_used > TicketLasts)
            {
                (_ticket, _used) = (await _reporter.TicketAsync(What), 0);
            }

            return _ticket;
        }
        finally
        {
            _asking.Release();
        }
    }
}
