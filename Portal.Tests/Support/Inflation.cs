using System.Buffers.Binary;
using System.IO.Compression;

namespace Portal.Tests.Support;

/// <summary>
/// Finds compressed data in bytes and inflates it: gzip and zlib at any place, the entries of zip files, and raw deflate and Brotli from the first
/// byte (they have no mark of their own to look for).
/// </summary>
public static class Inflation
{
    private const int Limit = 64 * 1024 * 1024;
    private const int Least = 6;

    public static IEnumerable<(byte[] Bytes, string How)> Of(byte[] bytes)
    {
        for (var at = 0; at + 2 < bytes.Length; at++)
        {
            var found = (bytes[at], bytes[at + 1], bytes[at + 2]) switch
            {
                (0x1F, 0x8B, 0x08) => Inflate(bytes, at, "gzip", from => new GZipStream(from, CompressionMode.Decompress)),
                (0x78, 0x01 or 0x5E or 0x9C or 0xDA, _) => Inflate(bytes, at + 2, "zlib", Raw),
                (0x50, 0x4B, 0x03) => ZipEntry(bytes, at),
                _ => null,
            };
            if (found is { } inflated)
            {
                yield return inflated;
            }
        }

        if (Inflate(bytes, 0, "deflate", Raw) is { } deflated)
        {
            yield return deflated;
        }

        if (Inflate(bytes, 0, "Brotli", from => new BrotliStream(from, CompressionMode.Decompress)) is { } brotli)
        {
            yield return brotli;
        }
    }

    private static (byte[] Bytes, string How)? ZipEntry(byte[] bytes, int at)
    {
        const int header = 30;
        if (at + header > bytes.Length || bytes[at + 3] != 0x04 || BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 8)) != 8)
        {
            return null;
        }

        var start = at + header + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 26)) + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 28));
        return start < bytes.Length ? Inflate(bytes, start, "zip", Raw) : null;
    }

    private static DeflateStream Raw(Stream from) => new(from, CompressionMode.Decompress);

    /// <summary>What comes out before the data ends or breaks; null when that is nothing worth a look.</summary>
    private static (byte[] Bytes, string How)? Inflate(byte[] bytes, int at, string how, Func<Stream, Stream> open)
    {
        using var result = new MemoryStream();
        // Small, because what one call had got out is lost when that call meets broken data.
        var buffer = new byte[256];
        try
        {
            using var inflating = open(new MemoryStream(bytes, at, bytes.Length - at, writable: false));
            int read;
            while (result.Length < Limit && (read = inflating.Read(buffer)) > 0)
            {
                result.Write(buffer, 0, read);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException or IOException)
        {
            // Most places only look like a beginning; what came out until here still counts.
        }

        return result.Length >= Least ? (result.ToArray(), $"{how} at {at}") : null;
    }
}
