using Portal.Domain.Reporting;
using Portal.Web.Adapters.Cleaning.Media;
using Portal.Web.Adapters.Cleaning.Pictures;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>
/// Pictures inside a PDF keep their coded pixels, because the page depends on each of them; what a camera wrote beside the pixels goes.
/// </summary>
internal static class PdfPictures
{
    /// <summary>The bytes to write for a stream, and the filters that remain on them (null: as they were).</summary>
    public static (ReadOnlyMemory<byte> Data, NameToken? Filter) Clean(StreamToken stream, IReadOnlyList<string> filters, IFilterProvider provider, RemovalNotes notes)
    {
        if (filters.Count == 0 || filters[^1] is not ("DCTDecode" or "DCT" or "JPXDecode"))
        {
            return (stream.Data, null);
        }

        var data = stream.Data;
        // A coded picture inside another compression is taken out of it first.
        var outer = filters.Take(filters.Count - 1).Select(NameToken.Create).ToList();
        for (var i = 0; i < outer.Count; i++)
        {
            data = provider.GetNamedFilters([outer[i]])[0].Decode(data, stream.StreamDictionary, provider, i);
        }

        return filters[^1] == "JPXDecode"
            ? (CleanJpeg2000(data.ToArray(), notes), NameToken.Create("JPXDecode"))
            : (JpegSegments.Strip(data.Span, notes), NameToken.Create("DCTDecode"));
    }

    private static byte[] CleanJpeg2000(byte[] data, RemovalNotes notes)
    {
        // A bare codestream has no boxes.
        if (data is [0xFF, 0x4F, ..])
        {
            return data;
        }

        // A last box that reaches to the end says so by a size of zero.
        var at = 0;
        while (at + 8 <= data.Length && System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at)) is var size)
        {
            if (size == 0)
            {
                System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(at), data.Length - at);
                break;
            }

            if (size < 8 || size > data.Length - at)
            {
                break;
            }

            at += size;
        }

        foreach (var box in Box.Between(data, 0, data.Length).Where(box => box.Type is not ("jP  " or "ftyp" or "jp2h" or "jp2c" or "rreq")))
        {
            notes.Add(Removal.PictureMetadata);
            box.Free(data);
        }

        return data;
    }
}
