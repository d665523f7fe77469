namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>
/// One part of an office file while it inflates. Every byte counts against the file's budget, and so many bytes without a piece of XML coming
/// out of them are a trap: the base library needs minutes for one element of a million attributes.
/// </summary>
internal sealed class PartStream(Stream inner, OfficePackage package) : Stream
{
    private long _sinceProgress;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>A parser calls this for each piece that it got out.</summary>
    public void Progressed() => _sinceProgress = 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        package.Count(count);
        _sinceProgress += count;
        return _sinceProgress <= CleaningLimits.XmlPiece ? count : throw new CannotCleanException(CleaningRefusals.Bomb);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
