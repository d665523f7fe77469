using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning;

/// <summary>Collects what was taken out, and reads in bytes that are thrown away what they would have told.</summary>
internal sealed class RemovalNotes
{
    private static readonly (byte[] Mark, Removal Removal)[] Marks =
    [
        ([0xA9, (byte)'x', (byte)'y', (byte)'z'], Removal.Location),
        ("loci"u8.ToArray(), Removal.Location),
        ("ISO6709"u8.ToArray(), Removal.Location),
        ("GPSLatitude"u8.ToArray(), Removal.Location),
        ([0xA9, (byte)'m', (byte)'o', (byte)'d'], Removal.DeviceModel),
        ([0xA9, (byte)'m', (byte)'a', (byte)'k'], Removal.DeviceModel),
        ("quicktime.model"u8.ToArray(), Removal.DeviceModel),
        ("quicktime.make"u8.ToArray(), Removal.DeviceModel),
        ("tiff:Model"u8.ToArray(), Removal.DeviceModel),
        ([0xA9, (byte)'d', (byte)'a', (byte)'y'], Removal.CaptureTime),
        ("creationdate"u8.ToArray(), Removal.CaptureTime),
        ("CreateDate"u8.ToArray(), Removal.CaptureTime),
        ("TDRC"u8.ToArray(), Removal.CaptureTime),
        ("TYER"u8.ToArray(), Removal.CaptureTime),
        ([0xA9, (byte)'A', (byte)'R', (byte)'T'], Removal.Author),
        ("TPE1"u8.ToArray(), Removal.Author),
        ("dc:creator"u8.ToArray(), Removal.Author),
        ([0xA9, (byte)'n', (byte)'a', (byte)'m'], Removal.Title),
        ("TIT2"u8.ToArray(), Removal.Title),
        ("APIC"u8.ToArray(), Removal.Thumbnail),
    ];

    private readonly SortedSet<Removal> _found = [];

    public IReadOnlyList<Removal> Found => [.. _found];

    public void Add(Removal removal) => _found.Add(removal);

    public void Add(IEnumerable<Removal> removals) => _found.UnionWith(removals);

    /// <summary>Names what stood in bytes that are dropped. It only informs: the bytes go whether a mark is known or not.</summary>
    public void AddFrom(ReadOnlySpan<byte> dropped, Removal atLeast)
    {
        _found.Add(atLeast);
        foreach (var (mark, removal) in Marks)
        {
            if (dropped.IndexOf(mark) >= 0)
            {
                _found.Add(removal);
            }
        }
    }
}
