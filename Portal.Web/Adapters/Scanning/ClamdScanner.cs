using System.Net.Sockets;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Scanning;

/// <summary>
/// Scans by clamd's stream command, one connection a file. Nothing about a file is logged, not even that there was one; only how many scans failed since
/// the start is counted, for the system administrator.
/// </summary>
internal sealed class ClamdScanner(ScanSettings settings, TimeProvider time) : IAttachmentScanner
{
    private int _failed;
    private int _tooLarge;

    public async Task<IAttachmentScan> BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            var connection = await ClamdConnection.OpenAsync(settings, time, cancellationToken);
            var scan = new ClamdScan(connection, Count);
            await scan.BeginAsync(cancellationToken);
            return scan;
        }
        catch (Exception fault) when (IsScanners(fault))
        {
            return new ClamdScan(connection: null, Count);
        }
    }

    public async Task<ScannerState> ReadStateAsync(CancellationToken cancellationToken)
    {
        string? version = null;
        try
        {
            using var connection = await ClamdConnection.OpenAsync(settings, time, cancellationToken);
            await connection.CommandAsync("VERSION", cancellationToken);
            version = await connection.AnswerAsync(cancellationToken) is { Length: > 0 } said ? said : null;
        }
        catch (Exception fault) when (IsScanners(fault))
        {
            // No version is the answer.
        }

        return new ScannerState(IsConfigured: true, version, Volatile.Read(ref _failed), Volatile.Read(ref _tooLarge));
    }

    /// <summary>What a scanner that is down, dies or hangs makes of a call.</summary>
    internal static bool IsScanners(Exception fault) => fault is SocketException or IOException or TimeoutException;

    private void Count(ScanOutcome outcome)
    {
        if (outcome == ScanOutcome.Failed)
        {
            Interlocked.Increment(ref _failed);
        }
        else if (outcome == ScanOutcome.TooLarge)
        {
            Interlocked.Increment(ref _tooLarge);
        }
    }
}

/// <summary>One file's scan. From the first fault on it only waits to say that it failed.</summary>
/// <param name="connection">Null when there was none to be had.</param>
internal sealed class ClamdScan(ClamdConnection? connection, Action<ScanOutcome> count) : IAttachmentScan
{
    /// <summary>clamd reads a chunk whole before it looks at the next; small ones keep both sides busy.</summary>
    private const int MostInAChunk = 64 << 10;

    private ScanVerdict? _verdict = connection is null ? ScanVerdict.Failed : null;

    public Task BeginAsync(CancellationToken cancellationToken) => TryAsync(c => c.CommandAsync("INSTREAM", cancellationToken), cancellationToken);

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        // An empty chunk would end the stream.
        for (var left = bytes; left.Length > 0 && _verdict is null;)
        {
            var chunk = left[..Math.Min(left.Length, MostInAChunk)];
            await TryAsync(c => c.ChunkAsync(chunk, cancellationToken), cancellationToken);
            left = left[chunk.Length..];
        }
    }

    public async Task<ScanVerdict> FinishAsync(CancellationToken cancellationToken)
    {
        await TryAsync(
            async c =>
            {
                await c.EndAsync(cancellationToken);
                _verdict = ClamdAnswers.Read(await c.AnswerAsync(cancellationToken));
            },
            cancellationToken);
        var verdict = _verdict ?? ScanVerdict.Failed;
        count(verdict.Outcome);
        return verdict;
    }

    public ValueTask DisposeAsync()
    {
        connection?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task TryAsync(Func<ClamdConnection, Task> talk, CancellationToken cancellationToken)
    {
        if (_verdict is not null)
        {
            return;
        }

        try
        {
            await talk(connection!);
        }
        catch (Exception fault) when (ClamdScanner.IsScanners(fault))
        {
            _verdict = fault is TimeoutException ? ScanVerdict.Failed : await LastWordAsync(cancellationToken);
        }
    }

    /// <summary>clamd closes at once when a stream grows over its limit; why it did so lies in the answer that it sent before.</summary>
    private async Task<ScanVerdict> LastWordAsync(CancellationToken cancellationToken)
    {
        try
        {
            return ClamdAnswers.Read(await connection!.AnswerAsync(cancellationToken)) is { Outcome: ScanOutcome.TooLarge } larger ? larger : ScanVerdict.Failed;
        }
        catch (Exception fault) when (ClamdScanner.IsScanners(fault))
        {
            return ScanVerdict.Failed;
        }
    }
}
