namespace Portal.Cms.Recipes;

/// <summary>The media library as recipes and exports see it: files by their paths, relative and with forward slashes.</summary>
public interface IMediaFolder
{
    /// <summary>Keeps a file, in place of one that is there under the same path.</summary>
    Task WriteAsync(string path, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens a file, or gives null when there is none.</summary>
    Task<Stream?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>The paths of all files, in order.</summary>
    IAsyncEnumerable<string> ListAsync(CancellationToken cancellationToken);
}
