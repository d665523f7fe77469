using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Takes a file as it arrives: cleaned, scanned and sealed in one pass into a blob of random name, never plain on disk. No transaction is open while the
/// body is read; the blob's owner is on record before its first byte, so that a killed process leaves nothing unaccounted for.
/// </summary>
public sealed class AttachmentIntake(IPortalDb db, IBlobStore blobs, IAttachmentCleaner cleaner, IReportSealer sealer, IAttachmentScanner scanner)
{
    public async Task<Outcome<StoredAttachment>> StoreAsync(Stream source, bool keepOriginal, byte[] owner, CancellationToken cancellationToken)
    {
        Outcome<CleanedAttachment>? cleaned = null;
        var blob = await SealAsync(
            owner,
            async (sealing, token) =>
            {
                cleaned = await cleaner.CleanAsync(source, sealing, keepOriginal, token, mayBlankLater: true);
                return !cleaned.IsRefused;
            },
            cancellationToken);
        if (blob is null)
        {
            return Outcome<StoredAttachment>.Refused(cleaned!.Refusals);
        }

        var file = cleaned!.Value;
        if (file.LeftToBlank.Count > 0)
        {
            blob = await BlankAsync(blob, file, owner, cancellationToken);
        }

        return new StoredAttachment(
            blob.Id, blob.Name.Value, blob.Key, file.Kind, file.Extension, file.Length, file.Removed, file.TurnedUpright, file.HasVoice, file.Duration?.TotalSeconds)
        {
            Scan = blob.Scan,
        };
    }

    /// <summary>Removes a file that no draft or report holds any more.</summary>
    public async Task DiscardAsync(BlobName name, CancellationToken cancellationToken)
    {
        await blobs.DeleteAsync(name, cancellationToken);
        await db.SealedBlobs.Where(b => b.Name == name.Value).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>
    /// The second pass for a film that told only at its end where its places lie: from the sealed blob, opened as a stream, into a new one under a
    /// new key. The first blob goes in any case.
    /// </summary>
    private async Task<SealedFile> BlankAsync(SealedFile first, CleanedAttachment file, byte[] owner, CancellationToken cancellationToken)
    {
        try
        {
            var second = await SealAsync(
                owner,
                async (sealing, token) =>
                {
                    await using var written = sealer.OpenStream(await blobs.OpenReadAsync(first.Name, token), first.Key, first.Label, file.Length);
                    await cleaner.BlankAsync(written, sealing, file.LeftToBlank, token);
                    return true;
                },
                cancellationToken);
            return second ?? throw new InvalidOperationException("The second pass refuses nothing.");
        }
        finally
        {
            await DiscardAsync(first.Name, CancellationToken.None);
            CryptographicOperations.ZeroMemory(first.Key);
        }
    }

    /// <summary>Seals what <paramref name="write"/> writes into a new blob, and shows it to the scanner; null, and nothing kept, when it says no.</summary>
    private async Task<SealedFile?> SealAsync(byte[] owner, Func<Stream, CancellationToken, Task<bool>> write, CancellationToken cancellationToken)
    {
        var file = new SealedFile(Guid.NewGuid(), BlobName.Random(), RandomNumberGenerator.GetBytes(32));
        db.SealedBlobs.Add(new SealedBlob(file.Name.Value, owner));
        await db.SaveChangesAsync(cancellationToken);
        var scanned = ScanVerdict.NotConfigured;
        try
        {
            await blobs.WriteAsync(
                file.Name,
                async (destination, token) =>
                {
                    await using var sealing = sealer.SealStream(destination, file.Key, file.Label);
                    await using var scan = await scanner.BeginAsync(token);
                    await using var both = new ScannedStream(sealing, scan);
                    if (!await write(both, token))
                    {
                        throw new NotKept();
                    }

                    scanned = await scan.FinishAsync(token);
                    await sealing.FinishAsync(token);
                },
                cancellationToken);
            return file with { Scan = scanned };
        }
        catch (NotKept)
        {
            await DiscardAsync(file.Name, CancellationToken.None);
            return null;
        }
        catch
        {
            // The connection broke or the disk is full: nothing half stored stays behind, and the fault goes on to who asked.
            await DiscardAsync(file.Name, CancellationToken.None);
            throw;
        }
    }

    private sealed record SealedFile(Guid Id, BlobName Name, byte[] Key)
    {
        public ScanVerdict Scan { get; init; } = ScanVerdict.NotConfigured;

        public SealLabel Label => new(Id, "attachment");
    }

    private sealed class NotKept : Exception;
}
