using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Media;

/// <summary>Zeroes given ranges of a file while its bytes pass by.</summary>
internal sealed class RangeBlanker
{
    private const int MostRanges = 200_000;

    private List<ByteRange> _ranges = [];

    public RangeBlanker(IEnumerable<ByteRange> ranges) => Add(ranges);

    /// <summary>Sorted and not touching each other.</summary>
    public IReadOnlyList<ByteRange> Ranges => _ranges;

    public void Add(IEnumerable<ByteRange> ranges)
    {
        var merged = new List<ByteRange>();
        foreach (var range in _ranges.Concat(ranges).Where(range => range.Length > 0).OrderBy(range => range.Offset))
        {
            if (merged is [.., var last] && range.Offset <= last.End)
            {
                merged[^1] = last with { Length = Math.Max(last.End, range.End) - last.Offset };
            }
            else
            {
                merged.Add(range);
            }
        }

        _ranges = merged.Count <= MostRanges ? merged : throw CannotCleanException.Broken();
    }

    /// <summary>Everything that lies in none of the ranges.</summary>
    public IEnumerable<ByteRange> Gaps()
    {
        long at = 0;
        foreach (var range in _ranges)
        {
            yield return new ByteRange(at, range.Offset - at);
            at = range.End;
        }

        yield return new ByteRange(at, long.MaxValue - at);
    }

    /// <summary>The parts of the ranges that lie in an area.</summary>
    public IEnumerable<ByteRange> Within(ByteRange area)
    {
        for (var i = FirstEndingAfter(area.Offset); i < _ranges.Count && _ranges[i].Offset < area.End; i++)
        {
            var from = Math.Max(_ranges[i].Offset, area.Offset);
            yield return new ByteRange(from, Math.Min(_ranges[i].End, area.End) - from);
        }
    }

    /// <summary>Drops the ranges that have gone by, so that a film of many fragments stays cheap.</summary>
    public void Forget(long position) => _ranges.RemoveRange(0, FirstEndingAfter(position));

    /// <param name="position">Where in the file the first byte of <paramref name="piece"/> lies.</param>
    public void Apply(Span<byte> piece, long position)
    {
        var end = position + piece.Length;
        for (var i = FirstEndingAfter(position); i < _ranges.Count && _ranges[i].Offset < end; i++)
        {
            var from = (int)(Math.Max(_ranges[i].Offset, position) - position);
            var to = (int)(Math.Min(_ranges[i].End, end) - position);
            piece[from..to].Clear();
        }
    }

    public async Task CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        long position = 0;
        for (var count = await from.ReadAsync(buffer, cancellationToken); count > 0; count = await from.ReadAsync(buffer, cancellationToken))
        {
            Apply(buffer.AsSpan(0, count), position);
            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            position += count;
        }
    }

    private int FirstEndingAfter(long position)
    {
        var (low, high) = (0, _ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _ranges[middle].End <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
