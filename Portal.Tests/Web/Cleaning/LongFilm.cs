namespace Portal.Tests.Web.Cleaning;

/// <summary>A film (or a file of no known type) of any length that never lies in memory as a whole.</summary>
internal sealed class LongFilm : Stream
{
    private readonly byte[] _head;
    private readonly long _length;

    public LongFilm(int length, bool film)
    {
        var data = length - 4_096;
        _head = film
            ? [.. FilmFiles.Box("ftyp", FilmFiles.Ascii("isom"), FilmFiles.Words(0)), .. FilmFiles.LongIndex((uint)data), .. FilmFiles.Words((uint)data + 8), .. FilmFiles.Ascii("mdat")]
            : [.. FilmFiles.Ascii("no known type")];
        _length = _head.Length + data;
    }

    public long BreaksAt { get; init; } = long.MaxValue;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (Position >= BreaksAt)
        {
            throw new IOException("The connection is gone.");
        }

        count = (int)Math.Min(count, _length - Position);
        for (var i = 0; i < count; i++)
        {
            buffer[offset + i] = Position + i < _head.Length ? _head[(int)Position + i] : (byte)0x11;
        }

        Position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>A sink that measures how far it is behind the source.</summary>
internal sealed class LagMeter(Stream source) : Stream
{
    private long _written;

    public long Largest { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _written;

    public override long Position { get => _written; set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Largest = Math.Max(Largest, source.Position - _written);
        _written += count;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
