using System.Buffers.Binary;
using System.Text;

namespace Portal.Tests.Web.Cleaning;

/// <summary>Small films built box by box, with everything in them that names a person, a place or a device.</summary>
internal static class FilmFiles
{
    public const string Mark = "ZQ7-MARK-FILM-0123456789";
    public const uint Times = 0xE1234567;

    public static readonly byte[] Picture = Fill(0xA5, 700);
    public static readonly byte[] Sound = Fill(0x5A, 300);
    public static readonly byte[] Places = Encoding.ASCII.GetBytes(Mark + "+31.2304+121.4737/");

    public static byte[] Box(string type, params byte[][] content)
    {
        var body = content.SelectMany(part => part).ToArray();
        byte[] box = [0, 0, 0, 0, .. Encoding.Latin1.GetBytes(type), .. body];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        return box;
    }

    public static byte[] Long(string type, byte[] body)
    {
        byte[] box = [0, 0, 0, 1, .. Encoding.Latin1.GetBytes(type), .. new byte[8], .. body];
        BinaryPrimitives.WriteInt64BigEndian(box.AsSpan(8), box.Length);
        return box;
    }

    public static byte[] Words(params uint[] words)
    {
        var bytes = new byte[words.Length * 4];
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i * 4), words[i]);
        }

        return bytes;
    }

    public static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);

    /// <param name="indexFirst">Whether the index stands before the pictures, as on the web, or behind, as a telephone writes it.</param>
    public static byte[] Film(bool indexFirst, bool metadataTrack, bool wide = false, string coding = "avc1")
    {
        byte[] type = Box("ftyp", Ascii("qt  "), Words(0x20050300), Ascii("qt  "), Ascii("CAEP"));
        // Bytes that no track owns may be what an editor cut out; behind the data they are only a little padding.
        byte[] data = [.. Picture, .. Sound, .. metadataTrack || indexFirst ? Places : []];
        var mdat = wide ? Long("mdat", data) : Box("mdat", data);
        byte[] extra = [.. Box("uuid", Ascii(Mark)), .. Box("free", Ascii(Mark)), .. Box("beam", Ascii(Mark))];
        var head = wide ? 16 : 8;
        var index = Index(0, metadataTrack, coding);
        var start = type.Length + extra.Length + head + (indexFirst ? index.Length : 0);
        index = Index((uint)start, metadataTrack, coding);
        return indexFirst ? [.. type, .. extra, .. index, .. mdat] : [.. type, .. extra, .. mdat, .. index];
    }

    public static byte[] Index(uint start, bool metadataTrack, string coding = "avc1") => Box("moov",
        Box("mvhd", Words(0, Times, Times, 600, 1_200), new byte[80]),
        Track(1, "vide", Box(coding, new byte[6], [0, 1], new byte[16 + 16 + 2], Ascii("\u001f" + Mark + "pad4567"), new byte[4], Box("avcC", [1, 2, 3, 4]), Box("uuid", Ascii(Mark))), start, (uint)Picture.Length),
        Track(2, "soun", Box("mp4a", new byte[6], [0, 1], new byte[20], Box("esds", [0, 0, 0, 0, 1]), Words(0)), start + (uint)Picture.Length, (uint)Sound.Length),
        metadataTrack ? Track(3, "meta", Box("mebx", new byte[6], [0, 1], Box("keys", Ascii(Mark + "com.apple.quicktime.location.ISO6709"))), start + (uint)(Picture.Length + Sound.Length), (uint)Places.Length) : [],
        Box("udta", Box("\u00a9xyz", Ascii(Mark + "+31.2304+121.4737/")), Box("\u00a9mod", Ascii(Mark)), Words(0)),
        Box("meta", Words(0), Box("keys", Ascii(Mark + "com.apple.quicktime.make"))),
        Box("uuid", Ascii(Mark)));

    /// <summary>The index of a film with one track of one large chunk that follows it at once.</summary>
    public static byte[] LongIndex(uint length)
    {
        var index = Build(0);
        return Build(16 + (uint)index.Length + 8);

        byte[] Build(uint start) => Box("moov", Box("mvhd", Words(0, 0, 0, 600, 1_200), new byte[80]),
            Track(1, "vide", Box("avc1", new byte[78]), start, length));
    }

    public static byte[] Fragmented()
    {
        byte[] type = Box("ftyp", Ascii("iso5"), Words(1), Ascii("iso5"));
        var index = Box("moov",
            Box("mvhd", Words(0, Times, Times, 600, 0), new byte[80]),
            EmptyTrack(1, "vide", Box("avc1", new byte[78], Box("avcC", [1, 2, 3, 4]))),
            EmptyTrack(3, "camm", Box("camm", new byte[8])),
            Box("mvex", Box("trex", Words(0, 1, 1, 0, 0, 0)), Box("trex", Words(0, 3, 1, 0, (uint)Places.Length, 0)), Box("udta", Ascii(Mark))));
        var fragment = Fragment(0);
        fragment = Fragment((uint)fragment.Length + 8);
        return [.. type, .. index, .. fragment, .. Box("mdat", Picture, Places)];
    }

    public static byte[] Mp3(int frames = 20)
    {
        // MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame.
        byte[] frame = [0xFF, 0xFB, 0x90, 0x64, .. Fill(0x33, 413)];
        return Enumerable.Repeat(frame, frames).SelectMany(bytes => bytes).ToArray();
    }

    public static byte[] Id3(string mark)
    {
        byte[] body = [.. "TPE1"u8, 0, 0, 0, (byte)(mark.Length + 1), 0, 0, 0, .. Ascii(mark), .. new byte[40]];
        return [.. "ID3"u8, 3, 0, 0, 0, 0, (byte)(body.Length >> 7), (byte)(body.Length & 127), .. body];
    }

    public static byte[] Id3Old(string mark) => [.. "TAG"u8, .. Ascii(mark), .. new byte[125 - mark.Length]];

    public static byte[] Ape(string mark)
    {
        byte[] head = [.. "APETAGEX"u8, 0xD0, 7, 0, 0, (byte)(mark.Length + 32), 0, 0, 0, .. new byte[16]];
        return [.. head, .. Ascii(mark), .. head];
    }

    private static byte[] Fragment(uint offset) => Box("moof",
        Box("mfhd", Words(0, 1)),
        Box("traf", Box("tfhd", Words(0x020000, 1)), Box("trun", Words(0x201, 1, offset, (uint)Picture.Length)), Box("uuid", Ascii(Mark))),
        Box("traf", Box("tfhd", Words(0x020000, 3)), Box("trun", Words(0x1, 1, offset + (uint)Picture.Length))),
        Box("meta", Ascii(Mark)));

    private static byte[] EmptyTrack(uint id, string kind, byte[] description) => Box("trak",
        Box("tkhd", Words(0, Times, Times, id, 0, 0), new byte[60]),
        Box("mdia", Box("mdhd", Words(0, Times, Times, 600, 0), [0x15, 0xC7, 0, 0]), Handler(kind),
            Box("minf", Box("stbl", Box("stsd", Words(0, 1), description), Box("stts", Words(0, 0)), Box("stsc", Words(0, 0)), Box("stsz", Words(0, 0, 0)), Box("stco", Words(0, 0))))));

    private static byte[] Handler(string kind) => Box("hdlr", Words(0), Ascii("mhlr"), Ascii(kind), Ascii("appl"), new byte[8], Ascii(Mark + "\0"));

    private static byte[] Track(uint id, string kind, byte[] description, uint start, uint length) => Box("trak",
        Box("tkhd", Words(0, Times, Times, id, 0, 1_200), new byte[60]),
        Box("edts", Box("elst", Words(0, 0))),
        Box("udta", Box("name", Ascii(Mark))),
        Box("mdia",
            Box("mdhd", Words(0, Times, Times, 600, 1_200), [0x15, 0xC7, 0, 0]),
            Handler(kind),
            Box("minf",
                Box("dinf", Box("dref", Words(0, 1), Box("alis", Words(1), Ascii(Mark)))),
                Box("stbl",
                    Box("stsd", Words(0, 1), description),
                    Box("stts", Words(0, 1, 2, 300)),
                    Box("stsc", Words(0, 1, 1, 1, 1)),
                    Box("stsz", Words(0, 0, 2, length / 2, length - length / 2)),
                    Box("stco", Words(0, 2, start, start + length / 2)),
                    Box("uuid", Ascii(Mark))))),
        Box("meta", Ascii(Mark)));

    private static byte[] Fill(byte value, int count) => Enumerable.Repeat(value, count).ToArray();
}
