using System.Security.Cryptography;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Sealing;

/// <summary>
/// Opens what <see cref="SecretStreamWriter"/> sealed. A frame is given out only after it was authenticated, and the frame that ends the content
/// only after all the rest was, so that who has read <c>length</c> bytes has read a whole file.
/// </summary>
internal sealed class SecretStreamReader : ForwardReadStream
{
    /// <summary>2^50: no blob comes near it, and arithmetic stays in range.</summary>
    private const long LongestBlob = 1L << 50;
    private const int SealedFrameSize = SecretStreamWriter.FrameSize + SecretStream.Overhead;

    private readonly Stream _source;
    private readonly byte _suite;
    private readonly byte[] _subKey;
    private readonly byte[] _binding;
    private readonly byte[] _sealed = new byte[SealedFrameSize];
    private readonly byte[] _plain = GC.AllocateArray<byte>(SecretStreamWriter.FrameSize, pinned: true);
    private readonly byte[] _padding = new byte[SecretStreamWriter.FrameSize];
    private SecretStream? _stream;
    private long _contentLeft;
    private long _paddedLeft;
    private int _start;
    private int _end;
    private bool _complete;
    private bool _broken;

    /// <param name="subKey">Owned by the reader from now on, and wiped by it.</param>
    public SecretStreamReader(Stream source, byte suite, byte[] subKey, byte[] binding, long length)
    {
        _source = source;
        _suite = suite;
        _subKey = subKey;
        _binding = binding;
        _contentLeft = length;
        _paddedLeft = length > LongestBlob ? long.MaxValue : LengthHiding.Padme(length);
    }

    public override int Read(Span<byte> buffer)
    {
        // With blocking: true every await below is already complete, and nothing is waited for on another thread.
        var advanced = _start < _end || buffer.IsEmpty ? Task.CompletedTask : AdvanceAsync(blocking: true, CancellationToken.None);
        advanced.GetAwaiter().GetResult();
        return Give(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_start == _end && !buffer.IsEmpty)
        {
            await AdvanceAsync(blocking: false, cancellationToken);
        }

        return Give(buffer.Span);
    }

    public override async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source.Dispose();
            _stream?.Dispose();
            Wipe();
        }

        base.Dispose(disposing);
    }

    private int Give(Span<byte> buffer)
    {
        var given = Math.Min(buffer.Length, _end - _start);
        _plain.AsSpan(_start, given).CopyTo(buffer);
        _start += given;
        return given;
    }

    private async Task AdvanceAsync(bool blocking, CancellationToken cancellationToken)
    {
        if (_broken)
        {
            throw new SealBrokenException("This sealed file has already been found broken.");
        }

        if (_complete)
        {
            return;
        }

        // A reader that gives up halfway (cancelled, or the disk failed) must not go on from the middle of a frame.
        _broken = true;
        try
        {
            await OpenFrameAsync(_plain, blocking, cancellationToken);
            while (_contentLeft == 0 && !_complete)
            {
                await OpenFrameAsync(_padding, blocking, cancellationToken);
            }

            _broken = false;
        }
        finally
        {
            if (_broken)
            {
                (_start, _end) = (0, 0);
                Wipe();
            }
        }
    }

    /// <summary>Opens the next frame into <paramref name="plain"/> and checks that content, padding and end lie where the length says.</summary>
    private async Task OpenFrameAsync(byte[] plain, bool blocking, CancellationToken cancellationToken)
    {
        if (_stream is null)
        {
            await StartAsync(blocking, cancellationToken);
        }

        var size = await FillAsync(_sealed, SealedFrameSize, blocking, cancellationToken);
        if (!_stream!.TryPull(_sealed.AsSpan(0, size), _binding, plain, out var final))
        {
            throw new SealBrokenException("A sealed frame is changed, missing or not of this file.");
        }

        var opened = size - SecretStream.Overhead;
        if (!final && size < SealedFrameSize)
        {
            throw new SealBrokenException("A sealed file ends before its last frame.");
        }

        if (final && size == SealedFrameSize && await FillAsync(_sealed, 1, blocking, cancellationToken) > 0)
        {
            throw new SealBrokenException("Something follows the last frame of a sealed file.");
        }

        var content = (int)Math.Min(opened, _contentLeft);
        _contentLeft -= content;
        _paddedLeft -= opened;
        if (_paddedLeft < 0 || (final && _paddedLeft > 0) || plain.AsSpan(content, opened - content).ContainsAnyExcept((byte)0))
        {
            throw new SealBrokenException("A sealed file has not the length that was noted for it.");
        }

        _complete = final;
        if (content > 0)
        {
            (_start, _end) = (0, content);
        }
    }

    private async Task StartAsync(bool blocking, CancellationToken cancellationToken)
    {
        var size = await FillAsync(_sealed, SecretStreamWriter.PreambleSize, blocking, cancellationToken);
        if (size < SecretStreamWriter.PreambleSize || _sealed[0] != _suite)
        {
            throw new SealBrokenException("This is not a file sealed with this suite.");
        }

        _stream = SecretStream.ForOpening(_subKey, _sealed.AsSpan(1, SecretStream.HeaderSize));
        CryptographicOperations.ZeroMemory(_subKey);
    }

    private async ValueTask<int> FillAsync(byte[] buffer, int size, bool blocking, CancellationToken cancellationToken) => blocking
        ? _source.ReadAtLeast(buffer.AsSpan(0, size), size, throwOnEndOfStream: false)
        : await _source.ReadAtLeastAsync(buffer.AsMemory(0, size), size, throwOnEndOfStream: false, cancellationToken);

    private void Wipe()
    {
        CryptographicOperations.ZeroMemory(_subKey);
        CryptographicOperations.ZeroMemory(_plain);
        CryptographicOperations.ZeroMemory(_padding);
    }
}
