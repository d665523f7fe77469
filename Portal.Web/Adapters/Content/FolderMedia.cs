using System.Runtime.CompilerServices;
using Portal.Cms.Recipes;

namespace Portal.Web.Adapters.Content;

/// <summary>The media library as a folder of the data folder. What leads out of it, or is no plain name, is not there.</summary>
internal sealed class FolderMedia(string folder) : IMediaFolder
{
    private const int LongestPath = 300;

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;

    public async Task WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var file = FileOf(path) ?? throw new IOException("The media library takes no such path.");
        Directory.CreateDirectory(file.DirectoryName ?? _root);

        // A reader never sees half a file, and a run that dies leaves the old one.
        var unfinished = file.FullName + ".new";
        await using (var target = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await content.CopyToAsync(target, cancellationToken);
        }

        File.Move(unfinished, file.FullName, overwrite: true);
    }

    public Task<Stream?> ReadAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(FileOf(path) is { Exists: true } file ? file.OpenRead() : null);

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(_root))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/');
        }
    }

    private FileInfo? FileOf(string path)
    {
        if (path.Length is 0 or > LongestPath || path.Any(char.IsControl) || path.Contains('\\', StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal))
        {
            return null;
        }

        var full = Path.GetFullPath(Path.Combine(_root, path.TrimStart('/')));
        return full.StartsWith(_root, StringComparison.Ordinal) ? new FileInfo(full) : null;
    }
}
