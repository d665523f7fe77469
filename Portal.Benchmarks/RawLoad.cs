using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Benchmarks;

/// <summary>
/// Asks one address as fast as a few kept connections can. It reads as little of an answer as tells where it ends: on the same cores as the site, a client that
/// did more would measure itself.
/// </summary>
internal sealed class RawLoad(Uri site, TimeProvider time)
{
    private const int Connections = 16;
    private const int Largest = 1 << 20;

    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    /// <returns>Answers a second, all of them with status 200.</returns>
    /// <exception cref="InvalidOperationException">Another answer came.</exception>
    public async Task<double> PerSecondAsync(string path, TimeSpan length)
    {
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {site.Authority}\r\nAccept: text/html\r\n\r\n");
        await AskAsync(request, length / 4);
        var began = time.GetTimestamp();
        var answers = await AskAsync(request, length);
        return answers / time.GetElapsedTime(began).TotalSeconds;
    }

    private async Task<long> AskAsync(byte[] request, TimeSpan length)
    {
        using var until = new CancellationTokenSource(length, time);
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => OneAsync(request, until.Token))));
        return counts.Sum();
    }

    private async Task<long> OneAsync(byte[] request, CancellationToken until)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, site.Port, CancellationToken.None);
        var answer = new byte[Largest];
        var answers = 0L;
        while (!until.IsCancellationRequested)
        {
            await socket.SendAsync(request, CancellationToken.None);
            var got = 0;
            do
            {
                var read = await socket.ReceiveAsync(answer.AsMemory(got), CancellationToken.None);
                got += read > 0 ? read : throw new InvalidOperationException("The site hung up.");
            }
            while (!IsWhole(answer.AsSpan(0, got)));
            answers++;
        }

        return answers;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(EndOfHead);
        if (head < 0)
        {
            return false;
        }

        if (!answer.StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException(Encoding.ASCII.GetString(answer[..Math.Min(head, 40)]));
        }

        ReadOnlySpan<byte> lengthIs = "Content-Length: "u8;
        var at = answer[..head].IndexOf(lengthIs);
        if (at < 0)
        {
            return answer.EndsWith("0\r\n\r\n"u8);
        }

        var digits = answer[(at + lengthIs.Length)..head];
        var length = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                break;
            }

            length = (length * 10) + digit - '0';
        }

        return answer.Length >= head + EndOfHead.Length + length;
    }
}
