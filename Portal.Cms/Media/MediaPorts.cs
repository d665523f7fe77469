namespace Portal.Cms.Media;

/// <summary>Where the library's bytes lie, under the hash of what they are.</summary>
public interface IMediaBlobs
{
    /// <returns>The blob's name.</returns>
    Task<string> WriteAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);

    /// <summary>Opens a blob (seekable), or gives null when it is not there.</summary>
    Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken);

    Task DeleteAsync(string name, CancellationToken cancellationToken);
}

/// <summary>Measures pictures and makes smaller ones. One picture is decoded at a time.</summary>
public interface IPictureScaler
{
    /// <summary>Width and height by the header alone, or null when it is no picture that can be shown here (or a far too large one).</summary>
    (int Width, int Height)? Measure(ReadOnlyMemory<byte> picture);

    /// <summary>The picture at a width, upright, in sRGB and without metadata, or null when it cannot be decoded.</summary>
    /// <param name="type"><c>image/jpeg</c> (a picture with transparency becomes <c>image/png</c>), <c>image/webp</c> or <c>image/avif</c>.</param>
    Task<ScaledPicture?> ScaleAsync(byte[] picture, int width, string type, CancellationToken cancellationToken);
}

/// <summary>An encoded picture and the type it has.</summary>
public sealed record ScaledPicture(byte[] Bytes, string Type);

/// <summary>A file whose bytes are stored and which has no path yet.</summary>
/// <param name="Width">0 where there is no picture.</param>
public sealed record StagedMedia(string BlobName, long Length, string Type, int Width, int Height);

/// <summary>The library does not take a file.</summary>
/// <param name="code">A stable code: <c>MediaPath</c>, <c>MediaKind</c>, <c>MediaContent</c>, <c>MediaTooLarge</c>, <c>MediaEmpty</c>, <c>MediaTaken</c>.</param>
public sealed class MediaRefusedException(string code) : Exception(code)
{
    public string Code { get; } = code;
}
