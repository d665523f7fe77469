using Portal.Cms.Media;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Media;

/// <summary>The media library's bytes in the site's one blob store.</summary>
internal sealed class MediaBlobs(IBlobStore store) : IMediaBlobs
{
    public async Task<string> WriteAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        (await store.WriteByHashAsync(write, cancellationToken)).Value;

    public async Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return BlobName.TryParse(name, out var blob) ? await store.OpenReadAsync(blob, cancellationToken) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        BlobName.TryParse(name, out var blob) ? store.DeleteAsync(blob, cancellationToken) : Task.CompletedTask;
}
