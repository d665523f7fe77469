using System.Buffers.Binary;

namespace Portal.Web.Adapters.Cleaning.Media;

/// <summary>How a track is coded (<c>stsd</c>). Decoder settings stay; the encoder's and the maker's names go.</summary>
internal static class SampleDescription
{
    private const int VideoFields = 78;
    private const int SoundFields = 28;

    private static readonly string[] VideoCodings =
    [
        "avc1", "avc2", "avc3", "avc4", "hvc1", "hev1", "hvc2", "hev2", "dvh1", "dvhe", "dva1", "dvav", "mp4v", "av01", "vp08", "vp09",
        "s263", "h263", "vvc1", "vvi1", "apcn", "apch", "apcs", "apco", "ap4h", "ap4x",
    ];

    private static readonly string[] SoundCodings =
    [
        "mp4a", "alac", "ac-3", "ec-3", "ac-4", "Opus", "fLaC", "samr", "sawb", "sawp", "sowt", "twos", "lpcm", "in24", "in32", "fl32",
        "fl64", "ulaw", "alaw", ".mp3", "ima4", "raw ", "NONE", "ipcm", "fpcm", "apac", "QDM2", "MAC3", "MAC6", "sevc", "sqcp",
    ];

    private static readonly string[] Settings =
    [
        "avcC", "hvcC", "lhvC", "hvcE", "vvcC", "vpcC", "av1C", "dvcC", "dvvC", "dvwC", "esds", "colr", "pasp", "clap", "fiel", "gama", "btrt",
        "wave", "chan", "dOps", "dfLa", "dac3", "dec3", "dac4", "alac", "mdcv", "clli", "SmDm", "CoLL", "pcmC", "chnl", "damr", "d263", "vexu", "hfov",
    ];

    /// <summary>Cleans in place; false when a coding is not on the list.</summary>
    public static bool Clean(Box box, byte[] data, bool sound)
    {
        var known = true;
        foreach (var entry in box.Children(data, skip: 8))
        {
            known &= (sound ? SoundCodings : VideoCodings).Contains(entry.Type, StringComparer.Ordinal);
            CleanEntry(entry, data, sound);
        }

        return known;
    }

    private static void CleanEntry(Box entry, byte[] data, bool sound)
    {
        var fields = 0;
        if (sound)
        {
            var body = entry.Need(data, SoundFields);
            var version = BinaryPrimitives.ReadUInt16BigEndian(body[8..]);
            fields = SoundFields + version switch { 1 => 16, 2 => 36, _ => 0 };
            // Revision and vendor.
            body.Slice(10, 6).Clear();
        }
        else
        {
            fields = VideoFields;
            var body = entry.Need(data, VideoFields);
            body.Slice(10, 6).Clear();
            // The encoder's name, often with the camera's.
            body.Slice(42, 32).Clear();
        }

        foreach (var setting in entry.Children(data, skip: fields))
        {
            if (!Settings.Contains(setting.Type, StringComparer.Ordinal))
            {
                setting.Free(data);
            }
            else if (setting.Type is "damr" or "d263")
            {
                setting.Need(data, 4)[..4].Clear();
            }
        }
    }
}
