using System.Buffers.Binary;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Pictures;

/// <summary>Reads the chunks of a PNG for its size and for what will not survive.</summary>
internal static class PngChunks
{
    public static PictureFacts Read(ReadOnlySpan<byte> png, RemovalNotes notes)
    {
        var facts = default(PictureFacts);
        var at = 8;
        while (at + 8 <= png.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            var type = png.Slice(at + 4, 4);
            if (length > png.Length - at - 8)
            {
                throw CannotCleanException.Broken();
            }

            var body = png.Slice(at + 8, (int)length);
            at += 8 + (int)length + 4;
            if (type.SequenceEqual("IHDR"u8) && length >= 8)
            {
                facts = facts with { Width = BinaryPrimitives.ReadUInt32BigEndian(body), Height = BinaryPrimitives.ReadUInt32BigEndian(body[4..]) };
            }
            else if (type.SequenceEqual("acTL"u8))
            {
                facts = facts with { Animated = true };
            }
            else if (type.SequenceEqual("eXIf"u8))
            {
                ExifFacts.Note(body, notes);
            }
            else if (type.SequenceEqual("iCCP"u8))
            {
                notes.Add(Removal.ColourProfile);
            }
            else if (type.SequenceEqual("tIME"u8))
            {
                notes.Add(Removal.CaptureTime);
            }
            else if (type.SequenceEqual("tEXt"u8) || type.SequenceEqual("zTXt"u8) || type.SequenceEqual("iTXt"u8))
            {
                notes.AddFrom(body, Removal.PictureMetadata);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                if (at < png.Length)
                {
                    notes.Add(Removal.TrailingData);
                }

                break;
            }
        }

        return facts is { Width: > 0 and <= int.MaxValue, Height: > 0 and <= int.MaxValue } ? facts : throw CannotCleanException.Broken();
    }
}
