using System.Buffers.Binary;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Media;

/// <summary>The index of one fragment (<c>moof</c>), cleaned in place by the same rules as the film's index.</summary>
internal static class FragmentIndex
{
    private const uint HasBase = 0x1;
    private const uint HasDescription = 0x2;
    private const uint HasDuration = 0x8;
    private const uint HasSize = 0x10;
    private const uint BaseIsFragment = 0x20000;

    /// <param name="start">Where the fragment begins in the file.</param>
    /// <returns>Where the samples of dropped tracks lie.</returns>
    public static List<ByteRange> Clean(byte[] data, int head, long start, FilmIndex index, RemovalNotes notes)
    {
        var blank = new List<ByteRange>();
        var next = start;
        foreach (var box in Box.Between(data, head, data.Length))
        {
            if (box.Type == "traf")
            {
                CleanTrack(box, data, start, index, notes, blank, ref next);
            }
            else if (box.Type != "mfhd")
            {
                Drop(box, data, notes);
            }
        }

        return blank;
    }

    private static void CleanTrack(Box track, byte[] data, long start, FilmIndex index, RemovalNotes notes, List<ByteRange> blank, ref long next)
    {
        var children = track.Children(data);
        var headers = children.Where(box => box.Type == "tfhd").ToList();
        if (headers.Count != 1)
        {
            throw CannotCleanException.Broken();
        }

        var (id, defaultSize, place) = ReadHeader(headers[0], data, start, next, index);
        var from = place;
        foreach (var run in children.Where(box => box.Type == "trun"))
        {
            var range = ReadRun(run, data, place, from, defaultSize);
            from = range.End;
            if (index.IsDropped(id))
            {
                blank.Add(range);
            }
        }

        next = from;
        if (index.IsDropped(id))
        {
            notes.Add(Removal.MotionTrack);
            track.Free(data);
            return;
        }

        foreach (var box in children.Where(box => box.Type is not ("tfhd" or "tfdt" or "trun" or "sbgp" or "sgpd" or "sdtp")))
        {
            Drop(box, data, notes);
        }
    }

    private static (uint Id, uint Size, long Place) ReadHeader(Box box, byte[] data, long start, long next, FilmIndex index)
    {
        var body = box.Need(data, 8);
        var flags = BinaryPrimitives.ReadUInt32BigEndian(body) & 0xFFFFFF;
        var id = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        var at = 8;
        var place = (flags & BaseIsFragment) != 0 ? start : next;
        if ((flags & HasBase) != 0)
        {
            place = BinaryPrimitives.ReadInt64BigEndian(box.Need(data, at + 8)[at..]);
            at += 8;
        }

        at += ((flags & HasDescription) != 0 ? 4 : 0) + ((flags & HasDuration) != 0 ? 4 : 0);
        var size = (flags & HasSize) != 0 ? BinaryPrimitives.ReadUInt32BigEndian(box.Need(data, at + 4)[at..]) : index.DefaultSize(id);
        return place is >= 0 and < long.MaxValue / 2 ? (id, size, place) : throw CannotCleanException.Broken();
    }

    private static ByteRange ReadRun(Box box, byte[] data, long place, long from, uint defaultSize)
    {
        var body = box.Need(data, 8);
        var flags = BinaryPrimitives.ReadUInt32BigEndian(body) & 0xFFFFFF;
        var count = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        var at = 8;
        if ((flags & 0x1) != 0)
        {
            from = place + BinaryPrimitives.ReadInt32BigEndian(box.Need(data, at + 4)[at..]);
            at += 4;
        }

        at += (flags & 0x4) != 0 ? 4 : 0;
        var before = (flags & 0x100) != 0 ? 4 : 0;
        var sized = (flags & 0x200) != 0;
        var each = before + (sized ? 4 : 0) + ((flags & 0x400) != 0 ? 4 : 0) + ((flags & 0x800) != 0 ? 4 : 0);
        if (from < 0 || (long)count * each > body.Length - at)
        {
            throw CannotCleanException.Broken();
        }

        if (!sized)
        {
            return new ByteRange(from, defaultSize <= CleaningLimits.Streamed ? count * (long)defaultSize : throw CannotCleanException.Broken());
        }

        long length = 0;
        for (var i = 0; i < count; i++, at += each)
        {
            length += BinaryPrimitives.ReadUInt32BigEndian(body[(at + before)..]);
        }

        return new ByteRange(from, length);
    }

    private static void Drop(Box box, byte[] data, RemovalNotes notes)
    {
        if (box.BodyOf(data).ContainsAnyExcept((byte)0))
        {
            notes.AddFrom(data.AsSpan(box.Start, box.End - box.Start), Removal.CustomData);
        }

        box.Free(data);
    }
}
