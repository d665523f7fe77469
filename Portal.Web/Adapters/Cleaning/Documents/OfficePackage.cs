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

    public PartStream Open(string name) => _parts.TryGetValue(name, out var entry)
        ? new PartStream(entry.Open(), this)
        : throw CannotCleanException.Broken();

    public byte[] Read(string name)
    {
        using var part = Open(name);
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var count = part.Read(buffer); count > 0; count = part.Read(buffer))
        {
            whole.Write(buffer, 0, count);
            part.Progressed();
        }

        return whole.ToArray();
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>Takes bytes that a part inflated to from the budget of the whole file.</summary>
    internal void Count(int bytes)
    {
        _left -= bytes;
        if (_left < 0)
        {
            throw new CannotCleanException(CleaningRefusals.Bomb);
        }
    }
}
