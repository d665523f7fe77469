using System.Buffers.Binary;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Pictures;

/// <summary>Reads the properties of a HEIF file: the largest picture that it declares, and whether it is to be turned.</summary>
internal static class HeifBoxes
{
    private const int MostBoxes = 20_000;

    public static (PictureFacts Facts, bool Turned) Read(ReadOnlySpan<byte> heif, RemovalNotes notes)
    {
        var facts = default(PictureFacts);
        var turned = false;
        var budget = MostBoxes;
        Walk(heif, 0, ref facts, ref turned, ref budget, notes);
        return facts is { Width: > 0, Height: > 0 } ? (facts, turned) : throw CannotCleanException.Broken();
    }

    private static void Walk(ReadOnlySpan<byte> boxes, int depth, ref PictureFacts facts, ref bool turned, ref int budget, RemovalNotes notes)
    {
        while (boxes.Length >= 8 && budget-- > 0)
        {
            long size = BinaryPrimitives.ReadUInt32BigEndian(boxes);
            var head = 8;
            if (size == 1 && boxes.Length >= 16)
            {
                size = (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(boxes[8..]), long.MaxValue);
                head = 16;
            }
            else if (size == 0)
            {
                size = boxes.Length;
            }

            if (size < head || size > boxes.Length)
            {
                if (depth == 0 && facts.Width > 0)
                {
                    notes.Add(Removal.TrailingData);
                    return;
                }

                throw CannotCleanException.Broken();
            }

            var type = boxes.Slice(4, 4);
            var body = boxes[head..(int)size];
            if (type.SequenceEqual("meta"u8) && depth == 0 && body.Length >= 4)
            {
                Walk(body[4..], depth + 1, ref facts, ref turned, ref budget, notes);
            }
            else if ((type.SequenceEqual("iprp"u8) || type.SequenceEqual("ipco"u8)) && depth is 1 or 2)
            {
                Walk(body, depth + 1, ref facts, ref turned, ref budget, notes);
            }
            else if (type.SequenceEqual("ispe"u8) && body.Length >= 12)
            {
                var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(body[4..]), BinaryPrimitives.ReadUInt32BigEndian(body[8..]));
                facts = (Int128)width * height > facts.Pixels ? new PictureFacts(width, height) : facts;
            }
            else if (type.SequenceEqual("irot"u8) || type.SequenceEqual("imir"u8))
            {
                turned |= type.SequenceEqual("imir"u8) || body is [not 0, ..];
            }
            else if (type.SequenceEqual("moov"u8) && depth == 0)
            {
                notes.Add(Removal.MotionTrack);
            }

            boxes = boxes[(int)size..];
        }
    }
}
