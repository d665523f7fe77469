using System.Buffers.Binary;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Media;

/// <summary>Finds the bytes of a track's samples from its chunk offsets, sizes and grouping.</summary>
internal static class SampleTable
{
    public static List<ByteRange> Read(List<Box> table, byte[] data)
    {
        var offsets = table.FirstOrDefault(box => box.Type is "stco" or "co64");
        var grouping = table.FirstOrDefault(box => box.Type == "stsc");
        var sizes = table.FirstOrDefault(box => box.Type is "stsz" or "stz2");
        if (offsets.Type is null)
        {
            return [];
        }

        if (grouping.Type is null || sizes.Type is null)
        {
            throw CannotCleanException.Broken();
        }

        return Locate(ReadOffsets(offsets, data), ReadGroups(grouping, data), new SampleSizes(sizes, data));
    }

    public static bool HasOneSize(List<Box> table, byte[] data) =>
        table.FirstOrDefault(box => box.Type == "stsz") is { Type: not null } sizes && BinaryPrimitives.ReadUInt32BigEndian(sizes.Need(data, 12)[4..]) != 0;

    private static List<ByteRange> Locate(List<long> offsets, List<(uint First, uint PerChunk)> groups, SampleSizes sizes)
    {
        var ranges = new List<ByteRange>();
        var group = -1;
        for (var chunk = 0; chunk < offsets.Count && sizes.Left > 0; chunk++)
        {
            while (group + 1 < groups.Count && groups[group + 1].First <= chunk + 1)
            {
                group++;
            }

            if (group < 0)
            {
                throw CannotCleanException.Broken();
            }

            var length = sizes.Take(groups[group].PerChunk);
            if (length < 0 || offsets[chunk] < 0 || offsets[chunk] > long.MaxValue - length)
            {
                throw CannotCleanException.Broken();
            }

            if (ranges is [.., var last] && last.End == offsets[chunk])
            {
                ranges[^1] = last with { Length = last.Length + length };
            }
            else if (length > 0)
            {
                ranges.Add(new ByteRange(offsets[chunk], length));
            }
        }

        return ranges;
    }

    private static List<long> ReadOffsets(Box box, byte[] data)
    {
        var wide = box.Type == "co64";
        var body = Entries(box, data, wide ? 8 : 4, out var count);
        var offsets = new List<long>(count);
        for (var i = 0; i < count; i++)
        {
            offsets.Add(wide ? BinaryPrimitives.ReadInt64BigEndian(body[(i * 8)..]) : BinaryPrimitives.ReadUInt32BigEndian(body[(i * 4)..]));
        }

        return offsets;
    }

    private static List<(uint First, uint PerChunk)> ReadGroups(Box box, byte[] data)
    {
        var body = Entries(box, data, 12, out var count);
        var groups = new List<(uint, uint)>(count);
        for (var i = 0; i < count; i++)
        {
            groups.Add((BinaryPrimitives.ReadUInt32BigEndian(body[(i * 12)..]), BinaryPrimitives.ReadUInt32BigEndian(body[(i * 12 + 4)..])));
        }

        return groups;
    }

    private static ReadOnlySpan<byte> Entries(Box box, byte[] data, int each, out int count)
    {
        var body = box.Need(data, 8);
        var said = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        count = said <= (body.Length - 8) / each ? (int)said : throw CannotCleanException.Broken();
        return body[8..];
    }
}
