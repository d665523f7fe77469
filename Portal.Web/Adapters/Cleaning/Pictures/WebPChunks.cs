using System.Buffers.Binary;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Pictures;

/// <summary>Reads the chunks of a WebP for its size and for what will not survive.</summary>
internal static class WebPChunks
{
    public static PictureFacts Read(ReadOnlySpan<byte> webp, RemovalNotes notes)
    {
        var facts = default(PictureFacts);
        long end = Math.Min(webp.Length, 8L + BinaryPrimitives.ReadUInt32LittleEndian(webp[4..]));
        long at = 12;
        while (at + 8 <= end)
        {
            var type = webp.Slice((int)at, 4);
            long length = BinaryPrimitives.ReadUInt32LittleEndian(webp[((int)at + 4)..]);
            if (length > end - at - 8)
            {
                throw CannotCleanException.Broken();
            }

            var body = webp.Slice((int)at + 8, (int)length);
            at += 8 + length + (length & 1);
            if (type.SequenceEqual("VP8X"u8) && length >= 10)
            {
                facts = Larger(facts, 1 + Number24(body[4..]), 1 + Number24(body[7..]));
            }
            else if (type.SequenceEqual("VP8 "u8) && length >= 10)
            {
                facts = Larger(facts, BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF);
            }
            else if (type.SequenceEqual("VP8L"u8) && length >= 5)
            {
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
                facts = Larger(facts, 1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
            }
            else if (type.SequenceEqual("ANIM"u8) || type.SequenceEqual("ANMF"u8))
            {
                facts = facts with { Animated = true };
            }
            else if (type.SequenceEqual("EXIF"u8))
            {
                ExifFacts.Note(body.StartsWith("Exif\0\0"u8) ? body[6..] : body, notes);
            }
            else if (type.SequenceEqual("XMP "u8))
            {
                notes.AddFrom(body, Removal.PictureMetadata);
            }
            else if (type.SequenceEqual("ICCP"u8))
            {
                notes.Add(Removal.ColourProfile);
            }
            else if (!type.SequenceEqual("ALPH"u8))
            {
                notes.Add(Removal.CustomData);
            }
        }

        if (end < webp.Length)
        {
            notes.Add(Removal.TrailingData);
        }

        return facts is { Width: > 0, Height: > 0 } ? facts : throw CannotCleanException.Broken();
    }

    private static long Number24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static PictureFacts Larger(PictureFacts facts, long width, long height) =>
        facts with { Width = Math.Max(facts.Width, width), Height = Math.Max(facts.Height, height) };
}
