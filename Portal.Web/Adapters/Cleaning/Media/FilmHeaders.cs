using System.Buffers.Binary;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Media;

/// <summary>The small headers of a film: times, languages and names in them become zero.</summary>
internal static class FilmHeaders
{
    /// <summary>"und" in the packed form of ISO 639-2/T.</summary>
    private const ushort UndeterminedLanguage = 0x55C4;

    public static TimeSpan? CleanMovie(Box box, byte[] data, RemovalNotes notes)
    {
        var body = box.Need(data, 20);
        if (body[0] == 1)
        {
            body = box.Need(data, 32);
            ClearTimes(body.Slice(4, 16), notes);
            return Length(BinaryPrimitives.ReadUInt64BigEndian(body[24..]), BinaryPrimitives.ReadUInt32BigEndian(body[20..]), ulong.MaxValue);
        }

        ClearTimes(body.Slice(4, 8), notes);
        return Length(BinaryPrimitives.ReadUInt32BigEndian(body[16..]), BinaryPrimitives.ReadUInt32BigEndian(body[12..]), uint.MaxValue);
    }

    public static void CleanTrack(Box box, byte[] data, RemovalNotes notes)
    {
        var wide = box.Need(data, 20)[0] == 1;
        ClearTimes(box.Need(data, wide ? 32 : 20).Slice(4, wide ? 16 : 8), notes);
    }

    public static uint TrackOf(Box box, byte[] data)
    {
        var wide = box.Need(data, 20)[0] == 1;
        return BinaryPrimitives.ReadUInt32BigEndian(box.Need(data, wide ? 32 : 20)[(wide ? 20 : 12)..]);
    }

    public static void CleanMedia(Box box, byte[] data, RemovalNotes notes)
    {
        var wide = box.Need(data, 24)[0] == 1;
        var body = box.Need(data, wide ? 36 : 24);
        ClearTimes(body.Slice(4, wide ? 16 : 8), notes);
        BinaryPrimitives.WriteUInt16BigEndian(body[(wide ? 32 : 20)..], UndeterminedLanguage);
    }

    /// <summary>Behind the kind of a handler stand its maker and its name ("Core Media Video", a camera's model).</summary>
    public static void CleanHandler(Box box, byte[] data) => box.Need(data, 12)[12..].Clear();

    /// <summary>A data reference says "in this file"; QuickTime's alias form may hold a path.</summary>
    public static void CleanReferences(Box box, byte[] data)
    {
        foreach (var child in box.Children(data))
        {
            if (child.Type != "dref")
            {
                child.Free(data);
                continue;
            }

            foreach (var reference in child.Children(data, skip: 8))
            {
                var body = reference.Need(data, 4);
                body.Clear();
                body[3] = 1;
            }
        }
    }

    private static void ClearTimes(Span<byte> times, RemovalNotes notes)
    {
        if (times.ContainsAnyExcept((byte)0))
        {
            notes.Add(Removal.CaptureTime);
        }

        times.Clear();
    }

    private static TimeSpan? Length(ulong duration, uint scale, ulong unknown)
    {
        if (scale == 0 || duration == 0 || duration == unknown)
        {
            return null;
        }

        var seconds = (double)duration / scale;
        return seconds < TimeSpan.FromDays(7).TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
