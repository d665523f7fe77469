using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>A file of the media library as editors see it.</summary>
/// <param name="Address">Where it is shown, without the site's prefix.</param>
/// <param name="Thumbnail">A small picture of it, or empty.</param>
/// <param name="Width">0 where there is no picture.</param>
/// <param name="FocalX">From 0, left, to 1, right; <paramref name="FocalY"/> from 0, top, to 1, bottom.</param>
/// <param name="Uses">How many items use it.</param>
public sealed record MediaRow(
    string Path, string Name, string Type, bool IsPicture, long Length, int Width, int Height, string AltText, double FocalX, double FocalY, DateTime UploadedUtc, string Address,
    string Thumbnail, int Uses)
{
    /// <summary>A picture is offered to editors once it has a text that stands for it.</summary>
    public bool NeedsAltText => IsPicture && AltText.Length == 0;
}

/// <summary>A page of a folder, or of what was found in it and below.</summary>
/// <param name="Folder">Empty for the library itself.</param>
/// <param name="Folders">The folders right below.</param>
public sealed record MediaList(string Folder, IReadOnlyList<string> Folders, IReadOnlyList<MediaRow> Rows, int Page, int Pages, int Found);

/// <summary>An item that uses a file.</summary>
public sealed record MediaUserRow(string ContentItemId, string Title, string TypeName, bool Published);

/// <summary>A file with all who use it.</summary>
public sealed record MediaDetail(MediaRow File, IReadOnlyList<MediaUserRow> Users);

/// <summary>Stored bytes that wait for their path.</summary>
/// <param name="Path">Where they are to lie: the name as given, with the ending of what they became.</param>
public sealed record StagedFile(string Path, string BlobName, long Length, string Type, int Width, int Height);

/// <summary>The media library as the desk uses it. Refusals: <c>MediaPath</c>, <c>MediaKind</c>, <c>MediaContent</c>, <c>MediaTooLarge</c>, <c>MediaEmpty</c>, <c>MediaTaken</c>, <c>MediaDangerous</c>.</summary>
public interface IMediaDesk
{
    Task<MediaList> FindAsync(FindMedia query, CancellationToken cancellationToken);

    Task<MediaDetail?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>
    /// Stores an upload's bytes, outside any transaction. Pictures, films and documents lose what could name whoever made them; a file that the virus scanner
    /// dislikes is refused.
    /// </summary>
    Task<Outcome<StagedFile>> StageAsync(string folder, string fileName, Stream content, CancellationToken cancellationToken);

    /// <summary>Gives staged bytes their path, in the caller's transaction.</summary>
    Task<Refusal?> KeepAsync(StagedFile staged, string altText, bool replace, CancellationToken cancellationToken);

    Task<bool> DescribeAsync(string path, string altText, double focalX, double focalY, CancellationToken cancellationToken);

    Task<bool> IsUsedAsync(string path, CancellationToken cancellationToken);

    Task<bool> RemoveAsync(string path, CancellationToken cancellationToken);
}
