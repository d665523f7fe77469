using System.Buffers.Binary;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Media;

/// <summary>
/// The index of a film (<c>moov</c>), cleaned in place: only boxes on a list stay. Tracks that are neither pictures nor sound (places,
/// movements, time codes, subtitles written by a drone) become <c>free</c>, and <see cref="Blank"/> says where their samples lie.
/// </summary>
internal sealed class FilmIndex
{
    private readonly byte[] _data;
    private readonly RemovalNotes _notes;
    private readonly List<ByteRange> _blank = [];
    private readonly HashSet<uint> _droppedTracks = [];
    private readonly Dictionary<uint, uint> _defaultSizes = [];

    private FilmIndex(byte[] data, RemovalNotes notes) => (_data, _notes) = (data, notes);

    public bool HasVideo { get; private set; }

    public bool HasSound { get; private set; }

    /// <summary>A coding that may carry metadata in each frame (Motion JPEG) or that nobody here knows.</summary>
    public bool HasUnknownCoding { get; private set; }

    public TimeSpan? Duration { get; private set; }

    public IReadOnlyCollection<ByteRange> Blank => _blank;

    /// <summary>Where the samples of pictures and sound lie; null when fragments say it.</summary>
    public List<ByteRange>? Kept { get; private set; } = [];

    public bool IsDropped(uint track) => _droppedTracks.Contains(track);

    /// <summary>What a fragment's sample measures when the fragment does not say.</summary>
    public uint DefaultSize(uint track) => _defaultSizes.GetValueOrDefault(track);

    public static FilmIndex Clean(byte[] data, int head, RemovalNotes notes)
    {
        var index = new FilmIndex(data, notes);
        var boxes = Box.Between(data, head, data.Length);
        if (boxes.Count(box => box.Type == "mvhd") != 1)
        {
            throw CannotCleanException.Broken();
        }

        foreach (var box in boxes)
        {
            index.CleanTop(box);
        }

        return index;
    }

    private void CleanTop(Box box)
    {
        switch (box.Type)
        {
            case "mvhd":
                Duration = FilmHeaders.CleanMovie(box, _data, _notes);
                break;
            case "trak":
                CleanTrack(box);
                break;
            case "mvex":
                Kept = null;
                CleanDefaults(box);
                break;
            default:
                Drop(box);
                break;
        }
    }

    private void CleanDefaults(Box box)
    {
        foreach (var child in box.Children(_data))
        {
            if (child.Type == "trex")
            {
                var body = child.Need(_data, 24);
                _defaultSizes[BinaryPrimitives.ReadUInt32BigEndian(body[4..])] = BinaryPrimitives.ReadUInt32BigEndian(body[16..]);
            }
            else if (child.Type is not ("mehd" or "leva"))
            {
                Drop(child);
            }
        }
    }

    private void CleanTrack(Box track)
    {
        var children = track.Children(_data);
        var media = children.Where(box => box.Type == "mdia").ToList();
        if (media.Count != 1)
        {
            throw CannotCleanException.Broken();
        }

        var inMedia = media[0].Children(_data);
        var handlers = inMedia.Where(box => box.Type == "hdlr").ToList();
        if (handlers.Count != 1)
        {
            throw CannotCleanException.Broken();
        }

        var kind = System.Text.Encoding.Latin1.GetString(handlers[0].Need(_data, 12).Slice(8, 4));
        if (kind is "vide" or "soun")
        {
            KeepTrack(children, inMedia, kind == "soun");
        }
        else
        {
            DropTrack(track, children, inMedia);
        }
    }

    private void DropTrack(Box track, List<Box> children, List<Box> inMedia)
    {
        foreach (var header in children.Where(box => box.Type == "tkhd"))
        {
            _droppedTracks.Add(FilmHeaders.TrackOf(header, _data));
        }

        foreach (var table in inMedia.Where(box => box.Type == "minf").SelectMany(box => box.Children(_data)).Where(box => box.Type == "stbl"))
        {
            _blank.AddRange(SampleTable.Read(table.Children(_data), _data));
        }

        _notes.AddFrom(track.BodyOf(_data), Removal.MotionTrack);
        track.Free(_data);
    }

    private void KeepTrack(List<Box> children, List<Box> inMedia, bool sound)
    {
        HasSound |= sound;
        HasVideo |= !sound;
        foreach (var box in children)
        {
            if (box.Type == "tkhd")
            {
                FilmHeaders.CleanTrack(box, _data, _notes);
            }
            else if (box.Type is not ("mdia" or "edts" or "tapt"))
            {
                Drop(box);
            }
        }

        var edits = children.Where(box => box.Type is "edts" or "tapt").SelectMany(box => box.Children(_data));
        foreach (var box in edits.Where(box => box.Type is not ("elst" or "clef" or "prof" or "enof")))
        {
            Drop(box);
        }

        foreach (var box in inMedia)
        {
            CleanMedia(box, sound);
        }
    }

    private void CleanMedia(Box box, bool sound)
    {
        switch (box.Type)
        {
            case "mdhd":
                FilmHeaders.CleanMedia(box, _data, _notes);
                break;
            case "hdlr":
                FilmHeaders.CleanHandler(box, _data);
                break;
            case "minf":
                foreach (var child in box.Children(_data))
                {
                    CleanMediaInformation(child, sound);
                }

                break;
            default:
                Drop(box);
                break;
        }
    }

    private void CleanMediaInformation(Box box, bool sound)
    {
        switch (box.Type)
        {
            case "vmhd" or "smhd":
                break;
            case "hdlr":
                FilmHeaders.CleanHandler(box, _data);
                break;
            case "dinf":
                FilmHeaders.CleanReferences(box, _data);
                break;
            case "stbl":
                var table = box.Children(_data);
                if (sound && SampleTable.HasOneSize(table, _data))
                {
                    // QuickTime counts plain sound in samples of one byte, whatever they measure.
                    Kept = null;
                }

                Kept?.AddRange(SampleTable.Read(table, _data));
                foreach (var child in table)
                {
                    if (child.Type == "stsd")
                    {
                        HasUnknownCoding |= !SampleDescription.Clean(child, _data, sound);
                    }
                    else if (child.Type is not ("stts" or "stss" or "ctts" or "stsc" or "stsz" or "stz2" or "stco" or "co64" or "sdtp" or "sgpd" or "sbgp" or "cslg" or "stps"))
                    {
                        Drop(child);
                    }
                }

                break;
            default:
                Drop(box);
                break;
        }
    }

    private void Drop(Box box)
    {
        if (box.BodyOf(_data).ContainsAnyExcept((byte)0))
        {
            _notes.AddFrom(_data.AsSpan(box.Start, box.End - box.Start), Removal.CustomData);
        }

        box.Free(_data);
    }
}
