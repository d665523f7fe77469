using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Portal.Web.Adapters.Scanning;

/// <summary>
/// One connection to clamd, as clamd(8) describes its protocol: a command between <c>z</c> and a zero byte, chunks that begin with their length as four
/// big-endian bytes, an empty chunk at the end, and an answer that ends with a zero byte.
/// </summary>
internal sealed class ClamdConnection(Socket socket, ScanSettings settings, TimeProvider time) : IDisposable
{
    /// <summary>Longer answers than clamd gives are not read.</summary>
    private const int LongestAnswer = 1024;

    /// <exception cref="SocketException">Nobody listens there.</exception>
    /// <exception cref="TimeoutException">No answer within <see cref="ScanSettings.Connect"/>.</exception>
    public static async Task<ClamdConnection> OpenAsync(ScanSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var socket = settings.Clamd is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await WithinAsync(settings.Connect, time, token => socket.ConnectAsync(settings.Clamd, token), cancellationToken);
            return new ClamdConnection(socket, settings, time);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public Task CommandAsync(string name, CancellationToken cancellationToken) =>
        SendAsync(Encoding.ASCII.GetBytes($"z{name}\0"), cancellationToken);

    public async Task ChunkAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)bytes.Length);
        await SendAsync(length, cancellationToken);
        await SendAsync(bytes, cancellationToken);
    }

    public Task EndAsync(CancellationToken cancellationToken) => SendAsync(new byte[4], cancellationToken);

    /// <summary>The answer without its zero byte; empty when the other side closed without a word.</summary>
    public async Task<string> AnswerAsync(CancellationToken cancellationToken)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        await WithinAsync(
            settings.Verdict,
            time,
            async token =>
            {
                int read;
                while (length < answer.Length && (read = await socket.ReceiveAsync(answer.AsMemory(length), token)) > 0)
                {
                    length += read;
                    if (answer[length - 1] == 0)
                    {
                        break;
                    }
                }
            },
            cancellationToken);
        return Encoding.ASCII.GetString(answer, 0, length).TrimEnd('\0');
    }

    public void Dispose() => socket.Dispose();

    private Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => WithinAsync(
        settings.Write,
        time,
        async token =>
        {
            for (var left = bytes; left.Length > 0;)
            {
                left = left[await socket.SendAsync(left, token)..];
            }
        },
        cancellationToken);

    private static async Task WithinAsync(TimeSpan limit, TimeProvider time, Func<CancellationToken, ValueTask> run, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await run(either.Token);
        }
        catch (OperationCanceledException late) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("clamd did not keep up.", late);
        }
    }
}
