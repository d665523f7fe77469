using System.Buffers.Binary;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Pictures;

/// <summary>
/// Says what an EXIF block (a small TIFF) would have told, for the list that the reporter sees. What it cannot read it passes over:
/// the block is dropped in any case.
/// </summary>
internal static class ExifFacts
{
    public static void Note(ReadOnlySpan<byte> tiff, RemovalNotes notes)
    {
        notes.Add(Removal.PictureMetadata);
        if (tiff.Length < 8 || tiff[0] != tiff[1] || tiff[0] is not ((byte)'I' or (byte)'M'))
        {
            return;
        }

        var little = tiff[0] == (byte)'I';
        var second = Walk(tiff, Number32(tiff, 4, little), little, notes, inner: false);
        if (second != 0)
        {
            notes.Add(Removal.Thumbnail);
        }
    }

    private static uint Walk(ReadOnlySpan<byte> tiff, uint offset, bool little, RemovalNotes notes, bool inner)
    {
        if (offset + 2L > tiff.Length)
        {
            return 0;
        }

        var count = Number16(tiff, (int)offset, little);
        var at = offset + 2L;
        for (var i = 0; i < count && at + 12 <= tiff.Length; i++, at += 12)
        {
            switch (Number16(tiff, (int)at, little))
            {
                case 0x8825:
                    notes.Add(Removal.Location);
                    break;
                case 0x010F or 0x0110 or 0xA431 or 0xA433 or 0xA434 or 0xA435 or 0x927C:
                    notes.Add(Removal.DeviceModel);
                    break;
                case 0x0132 or 0x9003 or 0x9004:
                    notes.Add(Removal.CaptureTime);
                    break;
                case 0x013B or 0x8298 or 0xA430:
                    notes.Add(Removal.Author);
                    break;
                case 0x8769 when !inner:
                    // Only the outer directory may name an inner one: a block that points at itself ends here.
                    Walk(tiff, Number32(tiff, (int)at + 8, little), little, notes, inner: true);
                    break;
            }
        }

        return at + 4 <= tiff.Length ? Number32(tiff, (int)at, little) : 0;
    }

    private static ushort Number16(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint Number32(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
