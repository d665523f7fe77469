using System.IO.Compression;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>
/// The parts of a zipped office file, read one at a time. What they inflate to is counted over the whole file and not believed from its
/// directory, so that a bomb stops where the limit is.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private long _left;

    public OfficePackage(byte[] file)
    {
        _zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        if (_zip.Entries.Count > CleaningLimits.ZipEntries)
        {
            throw new CannotCleanException(CleaningRefusals.Bomb);
        }

        Int128 expanded = 0;
        foreach (var entry in _zip.Entries)
        {
            if (entry.IsEncrypted)
            {
                throw new CannotCleanException(CleaningRefusals.Encrypted);
            }

            expanded += entry.Length;
            if (!_parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry))
            {
                throw CannotCleanException.Broken();
            }
        }

        if (expanded > CleaningLimits.ZipExpanded || expanded > CleaningLimits.ZipRatioFrom && expanded > file.Length * CleaningLimits.ZipRatio)
        {
            throw new CannotCleanException(CleaningRefusals.Bomb);
        }

        _left = Math.Min(CleaningLimits.ZipExpanded, Math.Max(CleaningLimits.ZipRatioFrom, file.Length * CleaningLimits.ZipRatio));
    }

    public IEnumerable<string> Names => _parts.Keys;

    public bool Has(string name) => _parts.ContainsKey(name);

    public Stream Open(string name) => _parts.TryGetValue(name, out var entry)
        ? new CountedStream(entry.Open(), this)
        : throw CannotCleanException.Broken();

    public byte[] Read(string name)
    {
        using var part = Open(name);
        using var whole = new MemoryStream();
        part.CopyTo(whole);
        return whole.ToArray();
    }

    public void Dispose() => _zip.Dispose();

    private void Count(int bytes)
    {
        _left -= bytes;
        if (_left < 0)
        {
            throw new CannotCleanException(CleaningRefusals.Bomb);
        }
    }

    private sealed class CountedStream(Stream inner, OfficePackage package) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            package.Count(count);
            return count;
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
}
