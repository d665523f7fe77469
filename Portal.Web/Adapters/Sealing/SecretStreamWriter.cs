using System.Security.Cryptography;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Sealing;

/// <summary>
/// Seals a file as it passes: suite (1) ‖ stream header (24) ‖ frames of 64 KiB, each 17 bytes longer than its content, only the last one
/// shorter and marked final. A full frame is held back until more comes, because the last one needs the mark. The destination stays open.
/// </summary>
internal sealed class SecretStreamWriter : SealingStream
{
    public const int FrameSize = 64 * 1024;
    public const int PreambleSize = 1 + SecretStream.HeaderSize;

    private readonly Stream _destination;
    private readonly byte[] _binding;
    private readonly SecretStream _stream;
    private readonly byte[] _plain = GC.AllocateArray<byte>(FrameSize, pinned: true);
    private readonly byte[] _sealed = new byte[PreambleSize + FrameSize + SecretStream.Overhead];
    private int _filled;
    private int _preamble = PreambleSize;
    private long _written;
    private bool _open = true;

    /// <param name="subKey">Read here and not kept: the caller wipes it.</param>
    public SecretStreamWriter(Stream destination, byte suite, ReadOnlySpan<byte> subKey, byte[] binding)
    {
        _destination = destination;
        _binding = binding;
        _sealed[0] = suite;
        _stream = SecretStream.ForSealing(subKey, _sealed.AsSpan(1, SecretStream.HeaderSize));
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => _open;

    public override long Length => throw new NotSupportedException();

    /// <summary>Plain bytes written so far.</summary>
    public override long Position
    {
        get => _written;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_filled == FrameSize)
            {
                _destination.Write(SealFrame(final: false).Span);
                _open = true;
            }

            buffer = buffer[Take(buffer)..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            if (_filled == FrameSize)
            {
                await _destination.WriteAsync(SealFrame(final: false), cancellationToken);
                _open = true;
            }

            buffer = buffer[Take(buffer.Span)..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task<long> FinishAsync(CancellationToken cancellationToken)
    {
        var written = _written;
        for (var padding = LengthHiding.Padme(written) - written; padding > 0;)
        {
            var zeros = new byte[(int)Math.Min(padding, FrameSize)];
            await WriteAsync(zeros, cancellationToken);
            padding -= zeros.Length;
        }

        // SealFrame closes the stream for writing: whatever happens now, no second final frame can follow.
        await _destination.WriteAsync(SealFrame(final: true), cancellationToken);
        await _destination.FlushAsync(cancellationToken);
        return written;
    }

    /// <summary>Does nothing: a frame leaves when it is full, and an early one would show where its writer paused.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _open = false;
        if (disposing)
        {
            _stream.Dispose();
            CryptographicOperations.ZeroMemory(_plain);
        }

        base.Dispose(disposing);
    }

    private int Take(ReadOnlySpan<byte> from)
    {
        RequireOpen();
        var taken = Math.Min(from.Length, FrameSize - _filled);
        from[..taken].CopyTo(_plain.AsSpan(_filled));
        _filled += taken;
        _written += taken;
        return taken;
    }

    /// <summary>Seals what is there. The stream stays shut until the caller has written the frame, so that a failed write cannot be skipped.</summary>
    private ReadOnlyMemory<byte> SealFrame(bool final)
    {
        RequireOpen();
        _open = false;
        var frame = _sealed.AsSpan(_preamble, _filled + SecretStream.Overhead);
        _stream.Push(_plain.AsSpan(0, _filled), _binding, final, frame);
        var bytes = _sealed.AsMemory(0, _preamble + frame.Length);
        _preamble = 0;
        _filled = 0;
        CryptographicOperations.ZeroMemory(_plain);
        return bytes;
    }

    private void RequireOpen()
    {
        if (!_open)
        {
            throw new InvalidOperationException("This sealed stream is finished, disposed, or has failed.");
        }
    }
}
