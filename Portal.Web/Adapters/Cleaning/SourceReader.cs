namespace Portal.Web.Adapters.Cleaning;

/// <summary>
/// Reads an upload once, forwards only, and looks a little ahead. Counts what it reads: one byte over the limit is a refusal.
/// </summary>
internal sealed class SourceReader(Stream source, HeldShare held)
{
    /// <summary>How far <see cref="PeekAsync"/> can look.</summary>
    public const int Window = 256 * 1024;

    private readonly byte[] _buffer = new byte[Window];
    private int _start;
    private int _end;
    private long _read;
    private bool _ended;

    public long Limit { get; set; } = CleaningLimits.Streamed;

    /// <summary>Bytes taken so far: the place in the file of the next byte.</summary>
    public long Position => _read - (_end - _start);

    /// <summary>Looks at the next <paramref name="count"/> bytes without taking them; fewer are there only before the end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(int count, CancellationToken cancellationToken)
    {
        if (_end - _start < count && !_ended)
        {
            if (_start + count > Window)
            {
                Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
                _end -= _start;
                _start = 0;
            }

            while (_end - _start < count && !_ended)
            {
                await FillAsync(cancellationToken);
            }
        }

        return _buffer.AsMemory(_start, Math.Min(count, _end - _start));
    }

    public void Advance(int count) => _start += count;

    /// <summary>Takes what comes next, up to <paramref name="most"/> bytes; empty at the end. Valid, and free to be changed, until the next call.</summary>
    public async ValueTask<Memory<byte>> TakeAsync(long most, CancellationToken cancellationToken)
    {
        if (_start == _end)
        {
            _start = _end = 0;
            if (!_ended)
            {
                await FillAsync(cancellationToken);
            }
        }

        var count = (int)Math.Min(most, _end - _start);
        var piece = _buffer.AsMemory(_start, count);
        _start += count;
        return piece;
    }

    /// <summary>Takes exactly <paramref name="count"/> bytes; a file that ends sooner is broken.</summary>
    public async Task<byte[]> TakeExactlyAsync(long count, CancellationToken cancellationToken)
    {
        // The array grows with what really comes, so that a lying length costs nothing.
        using var taken = new MemoryStream();
        while (taken.Length < count)
        {
            var piece = await TakeAsync(count - taken.Length, cancellationToken);
            if (piece.IsEmpty)
            {
                throw CannotCleanException.Broken();
            }

            held.Hold(piece.Length);
            taken.Write(piece.Span);
        }

        return taken.ToArray();
    }

    /// <summary>Takes all that comes, in pieces of one size that are used again: waiting files leave no garbage behind.</summary>
    public async Task<HeldPieces> TakeAllAsync(CancellationToken cancellationToken)
    {
        var taken = new HeldPieces();
        try
        {
            for (var piece = await TakeAsync(Window, cancellationToken); !piece.IsEmpty; piece = await TakeAsync(Window, cancellationToken))
            {
                held.Hold(piece.Length);
                taken.Add(piece.Span);
            }

            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        var count = await source.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _ended = count == 0;
        _end += count;
        _read += count;
        if (_read > Limit)
        {
            throw new CannotCleanException(CleaningRefusals.TooLarge(Limit));
        }
    }
}
