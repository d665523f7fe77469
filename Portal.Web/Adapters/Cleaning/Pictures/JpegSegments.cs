using System.Buffers.Binary;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Pictures;

/// <summary>Walks the segments of a JPEG: for its size, for what its segments would tell, and for a copy without them.</summary>
internal static class JpegSegments
{
    /// <summary>Reads the size and notes every segment that will not survive. A file without a frame header is broken.</summary>
    public static PictureFacts Read(ReadOnlySpan<byte> jpeg, RemovalNotes notes)
    {
        var facts = default(PictureFacts);
        var end = Walk(jpeg, (marker, body) =>
        {
            if (IsFrame(marker) && body.Length >= 5)
            {
                facts = new PictureFacts(BinaryPrimitives.ReadUInt16BigEndian(body[3..]), BinaryPrimitives.ReadUInt16BigEndian(body[1..]));
            }

            Note(marker, body, notes);
        });
        if (end is { } after && HasMore(jpeg[after..]))
        {
            NoteTrailer(jpeg[after..], notes);
        }

        return facts is { Width: > 0, Height: > 0 } ? facts : throw CannotCleanException.Broken();
    }

    /// <summary>
    /// A copy of the same coded picture without any application segment or comment (Adobe's, which says how colours are coded, stays) and
    /// without what follows its end. For pictures inside a PDF, whose pixels must not change.
    /// </summary>
    public static byte[] Strip(ReadOnlySpan<byte> jpeg, RemovalNotes notes)
    {
        var kept = new MemoryStream(jpeg.Length);
        kept.Write([0xFF, 0xD8]);
        var scanned = false;
        Walk(jpeg, (marker, body) =>
        {
            Note(marker, body, notes);
            var essential = Essential(marker, body);
            if (essential.IsEmpty)
            {
                return;
            }

            Span<byte> head = [0xFF, marker, 0, 0];
            BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(essential.Length + 2));
            kept.Write(head);
            kept.Write(essential);
        }, scan =>
        {
            scanned = true;
            kept.Write(scan);
        });
        if (!scanned)
        {
            throw CannotCleanException.Broken();
        }

        kept.Write([0xFF, 0xD9]);
        return kept.ToArray();
    }

    private delegate void SegmentSeen(byte marker, ReadOnlySpan<byte> body);

    private delegate void ScanSeen(ReadOnlySpan<byte> coded);

    /// <summary>Calls back for each segment and each run of coded data; returns the place after the end mark, or null without one.</summary>
    private static int? Walk(ReadOnlySpan<byte> jpeg, SegmentSeen seen, ScanSeen? scanned = null)
    {
        var at = 2;
        while (at + 1 < jpeg.Length)
        {
            if (jpeg[at] != 0xFF)
            {
                at++;
                continue;
            }

            var marker = jpeg[at + 1];
            if (marker == 0xD9)
            {
                return at + 2;
            }

            if (marker is 0xFF or 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            if (at + 4 > jpeg.Length)
            {
                return null;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length < 2 || at + 2 + length > jpeg.Length)
            {
                return null;
            }

            seen(marker, jpeg.Slice(at + 4, length - 2));
            at += 2 + length;
            if (marker == 0xDA)
            {
                var end = EndOfScan(jpeg, at);
                scanned?.Invoke(jpeg[at..end]);
                at = end;
            }
        }

        return null;
    }

    private static int EndOfScan(ReadOnlySpan<byte> jpeg, int at)
    {
        while (at + 1 < jpeg.Length)
        {
            var next = jpeg[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= jpeg.Length)
            {
                return jpeg.Length;
            }

            at += next;
            if (jpeg[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }

            at += 2;
        }

        return jpeg.Length;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>JFIF's and Adobe's marks say how colours are coded; without thumbnail and appendix they say nothing else.</summary>
    private static ReadOnlySpan<byte> Essential(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        0xE0 when body.StartsWith("JFIF\0"u8) && body.Length >= 12 => (byte[])[.. body[..12], 0, 0],
        0xEE when body.StartsWith("Adobe"u8) && body.Length >= 12 => body[..12],
        0xFE or (>= 0xE0 and <= 0xEF) => [],
        _ => body,
    };

    private static bool IsApplication(byte marker) => marker is >= 0xE0 and <= 0xEF;

    private static void Note(byte marker, ReadOnlySpan<byte> body, RemovalNotes notes)
    {
        if (marker == 0xE1 && body.StartsWith("Exif\0\0"u8))
        {
            ExifFacts.Note(body[6..], notes);
        }
        else if (marker == 0xE2 && body.StartsWith("ICC_PROFILE\0"u8))
        {
            notes.Add(Removal.ColourProfile);
        }
        else if (IsApplication(marker) && marker is not (0xE0 or 0xEE) || marker == 0xFE)
        {
            notes.AddFrom(body, Removal.PictureMetadata);
        }
    }

    private static bool HasMore(ReadOnlySpan<byte> rest) => rest.ContainsAnyExcept((byte)0);

    private static void NoteTrailer(ReadOnlySpan<byte> rest, RemovalNotes notes)
    {
        notes.Add(Removal.TrailingData);
        // A motion photo carries its film behind the picture.
        if (rest.IndexOf("ftyp"u8) >= 0)
        {
            notes.Add(Removal.MotionTrack);
        }
    }
}
