using System.Buffers;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// The parts of an upload as blobs: sealed while they are read, so that a plain byte is only ever in a buffer. A part is there whole or not at all.
/// </summary>
public sealed class UploadParts(IPortalDb db, IBlobStore blobs, IReportSealer sealer)
{
    private const int Piece = 64 << 10;

    /// <summary>
    /// Stores a part whose blob is on record (<see cref="AcceptPart"/>). The same part again is no error and leaves the first one as it is.
    /// Refusals, with nothing kept: <c>UploadPartWrong</c> for another length, <c>UploadPartDamaged</c> for another hash.
    /// </summary>
    /// <param name="sha256">What the sender says the part's hash is, or null.</param>
    public async Task<Outcome<Nothing>> StoreAsync(OpenUpload upload, int part, Stream body, byte[]? sha256, CancellationToken cancellationToken)
    {
        var name = upload.NameOf(part);
        if (await blobs.ExistsAsync(name, cancellationToken))
        {
            return default(Nothing);
        }

        try
        {
            await blobs.WriteAsync(name, (destination, token) => SealAsync(upload, part, body, sha256, destination, token), cancellationToken);
            return await KeepIfWantedAsync(name);
        }
        catch (NotTakenException refused)
        {
            return refused.Refusal;
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested)
        {
            // The same part came twice at once and the other was first. Any other failure of the store is one.
            if (await blobs.ExistsAsync(name, cancellationToken))
            {
                return default(Nothing);
            }

            throw;
        }
    }

    /// <summary>The parts that are there, in order.</summary>
    public async Task<IReadOnlyList<int>> ArrivedAsync(OpenUpload upload, CancellationToken cancellationToken)
    {
        var names = Enumerable.Range(0, upload.Parts).ToDictionary(part => upload.NameOf(part).Value);
        var recorded = await db.SealedBlobs.AsNoTracking().Where(b => names.Keys.Contains(b.Name)).Select(b => b.Name).ToListAsync(cancellationToken);
        var arrived = new List<int>();
        foreach (var part in recorded.Select(name => names[name]).Order())
        {
            // On record is not there yet: the row comes before the first byte.
            if (await blobs.ExistsAsync(upload.NameOf(part), cancellationToken))
            {
                arrived.Add(part);
            }
        }

        return arrived;
    }

    /// <summary>SHA-256 of a part that is there: by it a page that was loaded again knows the same file when it is chosen again.</summary>
    public async Task<byte[]> HashAsync(OpenUpload upload, int part, CancellationToken cancellationToken)
    {
        await using var opened = await OpenAsync(upload, part, cancellationToken);
        return await SHA256.HashDataAsync(opened, cancellationToken);
    }

    /// <summary>All parts in order as one stream; reading throws <see cref="FileNotFoundException"/> at a part that is not there.</summary>
    public Stream OpenAll(OpenUpload upload) => new JoinedParts(upload.Parts, (part, token) => OpenAsync(upload, part, token));

    /// <summary>Removes what came of an upload, and what is just coming. May be repeated.</summary>
    public async Task RemoveAsync(OpenUpload upload, CancellationToken cancellationToken)
    {
        var names = Enumerable.Range(0, upload.Parts).Select(upload.NameOf).ToArray();
        var recorded = names.Select(n => n.Value).ToArray();
        var kept = await db.SealedBlobs.AsNoTracking().Where(b => recorded.Contains(b.Name)).Select(b => b.Name).ToListAsync(cancellationToken);
        var there = names.Where(n => kept.Contains(n.Value)).ToArray();
        await DeleteAsync(there, cancellationToken);
        await db.SealedBlobs.Where(b => recorded.Contains(b.Name)).ExecuteDeleteAsync(cancellationToken);

        // Once more: what got its name before its row went.
        await DeleteAsync(there, cancellationToken);
    }

    private async Task DeleteAsync(IEnumerable<BlobName> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            await blobs.DeleteAsync(name, cancellationToken);
        }
    }

    /// <summary>A part that came to its end after its upload was given up or finished belongs to nobody, and no sweep would find it.</summary>
    private async Task<Outcome<Nothing>> KeepIfWantedAsync(BlobName name)
    {
        if (await db.SealedBlobs.AnyAsync(b => b.Name == name.Value, CancellationToken.None))
        {
            return default(Nothing);
        }

        await blobs.DeleteAsync(name, CancellationToken.None);
        return new Refusal("UploadEnded", "Files");
    }

    private async Task<Stream> OpenAsync(OpenUpload upload, int part, CancellationToken cancellationToken) =>
        sealer.OpenStream(await blobs.OpenReadAsync(upload.NameOf(part), cancellationToken), upload.Key, upload.LabelOf(part), upload.LengthOf(part));

    private async Task SealAsync(OpenUpload upload, int part, Stream body, byte[]? sha256, Stream destination, CancellationToken cancellationToken)
    {
        var left = upload.LengthOf(part);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var sealing = sealer.SealStream(destination, upload.Key, upload.LabelOf(part));
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer.AsMemory(0, Piece), cancellationToken)) > 0)
            {
                if ((left -= read) < 0)
                {
                    break;
                }

                hash.AppendData(buffer, 0, read);
                await sealing.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (left != 0)
        {
            throw new NotTakenException(new Refusal("UploadPartWrong", "Files"));
        }

        if (sha256 is not null && !CryptographicOperations.FixedTimeEquals(sha256, hash.GetHashAndReset()))
        {
            throw new NotTakenException(new Refusal("UploadPartDamaged", "Files"));
        }

        await sealing.FinishAsync(cancellationToken);
    }

    private sealed class NotTakenException(Refusal refusal) : Exception(refusal.Code)
    {
        public Refusal Refusal { get; } = refusal;
    }
}
