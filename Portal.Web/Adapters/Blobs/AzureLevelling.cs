using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Blobs;

/// <summary>
/// Writes the day's blobs anew in random order, so that the provider's last-modified times all lie in the night and follow no order of the day. The bytes go down
/// and up again as uncommitted blocks and replace the blob in one step, only if it is still the one that was read: a copy within the account would leave the
/// blob empty if it broke off.
/// </summary>
internal static class AzureLevelling
{
    /// <summary>Metadata that says a blob is done; its value carries no time.</summary>
    public const string Mark = "levelled";

    public static async Task<int> RunAsync(BlobContainerClient container, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var item in container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellationToken))
        {
            if (BlobName.TryParse(item.Name, out _) && !item.Metadata.ContainsKey(Mark))
            {
                names.Add(item.Name);
            }
        }

        var order = names.ToArray();
        RandomNumberGenerator.Shuffle(order.AsSpan());
        var (done, faults) = (0, new List<Exception>());
        foreach (var name in order)
        {
            try
            {
                await LevelAsync(container.GetBlockBlobClient(name), cancellationToken);
                done++;
            }
            catch (RequestFailedException changed) when (changed.Status is StatusCodes.Status404NotFound or StatusCodes.Status412PreconditionFailed)
            {
                // Deleted or written anew meanwhile: what is there now is the next night's.
            }
            catch (Exception fault) when (fault is RequestFailedException or IOException)
            {
                faults.Add(fault);
            }
        }

        return faults.Count == 0 ? done : throw new IOException($"{faults.Count} of {order.Length} blobs could not be written anew.", new AggregateException(faults));
    }

    private static async Task LevelAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        var was = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ETag;
        var asRead = new BlobRequestConditions { IfMatch = was };
        await using var upload = new BlockUpload(blob);
        await using (var old = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { Conditions = asRead }, cancellationToken))
        {
            await old.CopyToAsync(upload, cancellationToken);
        }

        await upload.FinishAsync(cancellationToken);
        await blob.CommitBlockListAsync(
            upload.Blocks,
            new CommitBlockListOptions { Conditions = asRead, Metadata = new Dictionary<string, string> { [Mark] = "1" } },
            cancellationToken);
    }
}
