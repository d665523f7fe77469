using System.Buffers.Binary;
using Azure.Storage.Blobs.Specialized;

namespace Portal.Web.Adapters.Blobs;

/// <summary>
/// Sends what is written to it as uncommitted blocks of one Azure blob. Nothing is visible until the store commits <see cref="Blocks"/>; the
/// client's own write stream is not used because it commits on dispose, after an exception too.
/// </summary>
internal sealed class BlockUpload(BlockBlobClient blob) : Stream
{
    // Four mebibytes a block: little memory a writer, and room for 195 GiB in the 50,000 blocks of one blob.
    private const int BlockSize = 4 * 1024 * 1024;

    // Many small blobs at once must not cost a whole block each.
    private const int FirstSize = 256 * 1024;

    private readonly List<string> _blocks = [];
    private byte[] _buffer = new byte[FirstSize];
    private int _filled;

    /// <summary>The ids of the blocks sent so far, in order.</summary>
    public IReadOnlyList<string> Blocks => _blocks;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            if (_filled == _buffer.Length)
            {
                Array.Resize(ref _buffer, Math.Min(BlockSize, 2 * _buffer.Length));
            }

            var taken = Math.Min(buffer.Length, _buffer.Length - _filled);
            buffer[..taken].CopyTo(_buffer.AsMemory(_filled));
            _filled += taken;
            buffer = buffer[taken..];
            if (_filled == BlockSize)
            {
                await SendAsync(cancellationToken);
            }
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Write asynchronously: a block goes over the network.");

    /// <summary>Sends what is left over, so that <see cref="Blocks"/> covers every byte written.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (_filled > 0)
        {
            await SendAsync(cancellationToken);
        }
    }

    /// <summary>Does nothing: a short block in the middle would be sent for every flush of a caller.</summary>
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var number = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(number, _blocks.Count);
        var id = Convert.ToBase64String(number);
        using var content = new MemoryStream(_buffer, 0, _filled, writable: false);
        await blob.StageBlockAsync(id, content, cancellationToken: cancellationToken);
        _blocks.Add(id);
        _filled = 0;
    }
}
