namespace Portal.Domain.Reporting;

/// <summary>Writes to the sealed blob and shows the scanner the very same bytes on the way, so that nothing plain has to be kept for it.</summary>
internal sealed class ScannedStream(Stream sealing, IAttachmentScan scan) : Stream
{
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
        await sealing.WriteAsync(buffer, cancellationToken);
        await scan.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => sealing.FlushAsync(cancellationToken);

    public override void Flush() => sealing.Flush();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files are sealed and scanned asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
