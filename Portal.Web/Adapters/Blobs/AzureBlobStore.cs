using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Blobs;

/// <summary>
/// Blobs in one container of Azure Blob Storage. Bytes go up as uncommitted blocks and become a blob in one step, which refuses a name that is
/// taken. The provider keeps its own times and logs: the threat model says so. Retries are the client's own.
/// </summary>
internal sealed class AzureBlobStore(BlobContainerClient container, TimeProvider time) : IBlobStore
{
    private const string Unfinished = "unfinished/";

    // Nothing that is still being written is older: the longest upload is cut off within hours.
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private bool _containerIsThere;

    public Task WriteAsync(BlobName name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        ReachAsync(async () =>
        {
            if (await container.GetBlobClient(name.Value).ExistsAsync(cancellationToken))
            {
                throw new IOException($"The blob {name} is there already.");
            }

            await UploadAsync(container.GetBlockBlobClient(name.Value), write, cancellationToken);
            return name;
        });

    public Task<BlobName> WriteByHashAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        ReachAsync(async () =>
        {
            // Blocks belong to a name, and the name is known only at the end: the whole goes up under a passing name and is copied by the provider.
            var passing = container.GetBlockBlobClient(Unfinished + BlobName.Random().Value);
            try
            {
                var name = BlobName.OfHash(await UploadAsync(passing, write, cancellationToken));
                await CopyAsync(passing, container.GetBlockBlobClient(name.Value), cancellationToken);
                return name;
            }
            finally
            {
                await passing.DeleteIfExistsAsync(cancellationToken: CancellationToken.None);
            }
        });

    public Task<Stream> OpenReadAsync(BlobName name, CancellationToken cancellationToken) =>
        ReachAsync(() => container.GetBlobClient(name.Value).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken));

    public Task<bool> ExistsAsync(BlobName name, CancellationToken cancellationToken) =>
        ReachAsync(async () => (await container.GetBlobClient(name.Value).ExistsAsync(cancellationToken)).Value);

    public Task DeleteAsync(BlobName name, CancellationToken cancellationToken) =>
        ReachAsync(async () => (await container.GetBlobClient(name.Value).DeleteIfExistsAsync(cancellationToken: cancellationToken)).Value);

    public async IAsyncEnumerable<BlobName> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ReachAsync(() => MakeContainerAsync(cancellationToken));
        await foreach (var item in container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken))
        {
            if (BlobName.TryParse(item.Name, out var name))
            {
                yield return name;
            }
        }
    }

    public Task SweepUnfinishedAsync(CancellationToken cancellationToken) =>
        ReachAsync(async () =>
        {
            await MakeContainerAsync(cancellationToken);
            var before = time.GetUtcNow() - Abandoned;
            await foreach (var item in container.GetBlobsAsync(new GetBlobsOptions { States = BlobStates.Uncommitted }, cancellationToken))
            {
                // Nothing sealed is empty: a name without length is blocks that were never committed.
                var nameless = item.Properties.ContentLength is null or 0 || item.Name.StartsWith(Unfinished, StringComparison.Ordinal);
                if (nameless && item.Properties.LastModified < before)
                {
                    await DiscardAsync(container.GetBlockBlobClient(item.Name), cancellationToken);
                }
            }

            return true;
        });

    public Task<int> LevelAsync(CancellationToken cancellationToken) =>
        ReachAsync(async () =>
        {
            await MakeContainerAsync(cancellationToken);
            return await AzureLevelling.RunAsync(container, cancellationToken);
        });

    private async Task<byte[]> UploadAsync(BlockBlobClient blob, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        await MakeContainerAsync(cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var upload = new BlockUpload(blob);
        await write(new HashingStream(upload, hash), cancellationToken);
        await upload.FinishAsync(cancellationToken);
        await blob.CommitBlockListAsync(
            upload.Blocks,
            new CommitBlockListOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
            cancellationToken);
        return hash.GetHashAndReset();
    }

    /// <summary>Lets the provider copy, without the bytes passing here, and waits until the copy is whole.</summary>
    private static async Task CopyAsync(BlockBlobClient from, BlockBlobClient to, CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobCopyFromUriOptions { DestinationConditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            var copy = await to.StartCopyFromUriAsync(from.Uri, options, cancellationToken);
            await copy.WaitForCompletionAsync(cancellationToken);
        }
        catch (RequestFailedException taken) when (IsTaken(taken))
        {
            // The same bytes are there already; a hash names nothing else.
            return;
        }

        var status = (await to.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.CopyStatus;
        if (status != CopyStatus.Success)
        {
            await to.DeleteIfExistsAsync(cancellationToken: CancellationToken.None);
            throw new IOException("The provider did not finish copying a blob to its name.");
        }
    }

    /// <summary>Blocks without a blob cannot be deleted; an empty blob takes them over, and goes.</summary>
    private static async Task DiscardAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        if (!await blob.ExistsAsync(cancellationToken))
        {
            await blob.CommitBlockListAsync([], new CommitBlockListOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken);
        }

        await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
    }

    private async Task<bool> MakeContainerAsync(CancellationToken cancellationToken)
    {
        if (!_containerIsThere)
        {
            await container.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellationToken);
            _containerIsThere = true;
        }

        return true;
    }

    /// <summary>Runs a call and tells its failure in the words of <see cref="IBlobStore"/>.</summary>
    private static async Task<T> ReachAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            throw new FileNotFoundException("There is no such blob.", missing);
        }
        catch (RequestFailedException taken) when (IsTaken(taken))
        {
            throw new IOException("The blob is there already.", taken);
        }
        catch (RequestFailedException lost)
        {
            throw new IOException("Azure Blob Storage did not do what was asked.", lost);
        }
        catch (AggregateException lost) when (lost.InnerExceptions.All(inner => inner is RequestFailedException))
        {
            throw new IOException("Azure Blob Storage cannot be reached.", lost);
        }
    }

    private static bool IsTaken(RequestFailedException failure) =>
        failure.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed;
}
