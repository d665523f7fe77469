using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Time.Testing;
using global::Portal.Domain.Kernel;
using global::Portal.Web.Adapters.Blobs;

namespace Portal.Tests.Web.Blobs;

/// <summary>The contract against a real Azurite, in a container of each test's own.</summary>
public sealed class AzureBlobStoreTests : BlobStoreContract, IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private BlobContainerClient? _container;

    public ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_AZURITE") is { Length: > 0 } connection)
        {
            _container = new BlobContainerClient(connection, $"test-{Guid.NewGuid():N}");
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_container is not null)
        {
            await _container.DeleteIfExistsAsync();
        }
    }

    private protected override Task<IBlobStore> StoreAsync() => Task.FromResult<IBlobStore>(new AzureBlobStore(Container, _time));

    private protected override async Task<Func<Task<bool>>> KilledWriterAsync()
    {
        var name = BlobName.Random().Value;
        await Container.GetBlockBlobClient(name).StageBlockAsync(Convert.ToBase64String(new byte[4]), new MemoryStream([1, 2, 3]));
        await Container.GetBlobClient($"unfinished/{name}").UploadAsync(new BinaryData([1, 2, 3]));
        _time.Advance(TimeSpan.FromDays(2));
        return async () =>
        {
            var left = await Container.GetBlobsAsync(new GetBlobsOptions { States = BlobStates.Uncommitted }).ToListAsync();
            return left.Exists(item => item.Name.EndsWith(name, StringComparison.Ordinal));
        };
    }

    private BlobContainerClient Container
    {
        get
        {
            Assert.SkipWhen(_container is null, "PORTAL_AZURITE is not set: ./test.sh starts an Azurite and sets it.");
            return _container!;
        }
    }
}
