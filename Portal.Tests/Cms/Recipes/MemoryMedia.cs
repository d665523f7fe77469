using Portal.Cms.Recipes;

namespace Portal.Tests.Cms.Recipes;

/// <summary>A media library that a test can look into.</summary>
internal sealed class MemoryMedia : IMediaFolder
{
    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public async Task WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        Files[path] = copy.ToArray();
    }

    public Task<Stream?> ReadAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(Files.TryGetValue(path, out var content) ? new MemoryStream(content) : null);

    public async IAsyncEnumerable<string> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in Files.Keys)
        {
            await Task.CompletedTask;
            yield return path;
        }
    }
}

/// <summary>Files beside a recipe, by path.</summary>
internal sealed class MemoryFiles(params (string Path, byte[] Content)[] files) : IRecipeFiles
{
    public Stream? Open(string path) => files.Where(f => f.Path == path).Select(f => new MemoryStream(f.Content)).FirstOrDefault();
}
