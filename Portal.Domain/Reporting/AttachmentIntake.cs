using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Takes a file as it arrives: cleaned and sealed in one pass into a blob of random name, never plain on disk. No transaction is open while the
/// body is read; the blob's owner is on record before its first byte, so that a killed process leaves nothing unaccounted for.
/// </summary>
public sealed class AttachmentIntake(IPortalDb db, IBlobStore blobs, IAttachmentCleaner cleaner, IReportSealer sealer)
{
    public async Task<Outcome<StoredAttachment>> StoreAsync(Stream source, bool keepOriginal, byte[] owner, CancellationToken cancellationToken)
    {
        var name = BlobName.Random();
        db.SealedBlobs.Add(new SealedBlob(name.Value, owner));
        await db.SaveChangesAsync(cancellationToken);

        var id = Guid.NewGuid();
        var key = RandomNumberGenerator.GetBytes(32);
        Outcome<CleanedAttachment>? cleaned = null;
        try
        {
            await blobs.WriteAsync(
                name,
                async (destination, token) =>
                {
                    await using var sealing = sealer.SealStream(destination, key, new SealLabel(id, "attachment"));
                    cleaned = await cleaner.CleanAsync(source, sealing, keepOriginal, token);
                    if (cleaned.IsRefused)
                    {
                        throw new NotKept();
                    }

                    await sealing.FinishAsync(token);
                },
                cancellationToken);
        }
        catch (NotKept)
        {
            await DiscardAsync(name, CancellationToken.None);
            return Outcome<StoredAttachment>.Refused(cleaned!.Refusals);
        }
        catch
        {
            // The connection broke or the disk is full: nothing half stored stays behind, and the fault goes on to who asked.
            await DiscardAsync(name, CancellationToken.None);
            throw;
        }

        var file = cleaned!.Value;
        return new StoredAttachment(
            id, name.Value, key, file.Kind, file.Extension, file.Length, file.Removed, file.TurnedUpright, file.HasVoice, file.Duration?.TotalSeconds);
    }

    /// <summary>Removes a file that no draft or report holds any more.</summary>
    public async Task DiscardAsync(BlobName name, CancellationToken cancellationToken)
    {
        await blobs.DeleteAsync(name, cancellationToken);
        await db.SealedBlobs.Where(b => b.Name == name.Value).ExecuteDeleteAsync(cancellationToken);
    }

    private sealed class NotKept : Exception;
}
