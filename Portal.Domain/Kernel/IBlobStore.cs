using System.Security.Cryptography;

namespace Portal.Domain.Kernel;

/// <summary>The name of a blob: 64 lower-case hexadecimal characters, either random or the SHA-256 of what is stored.</summary>
public readonly record struct BlobName
{
    private readonly string? _value;

    private BlobName(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("A blob name was never given.");

    public static BlobName Random() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    public static BlobName OfHash(ReadOnlySpan<byte> sha256) =>
        sha256.Length == 32 ? new(Convert.ToHexStringLower(sha256)) : throw new ArgumentException("SHA-256 has 32 bytes.", nameof(sha256));

    /// <summary>Reads a name; anything but 64 hexadecimal characters is refused, so that no name can leave the store's folder.</summary>
    public static bool TryParse(string? text, out BlobName name)
    {
        var good = text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
        name = good ? new BlobName(text!) : default;
        return good;
    }

    public override string ToString() => Value;
}

/// <summary>
/// Where sealed bytes lie: files by default, Azure Blob Storage by setting. A blob appears whole or not at all, and the store
/// neither keeps nor offers a time finer than the day.
/// </summary>
public interface IBlobStore
{
    /// <summary>Stores what <paramref name="write"/> writes under a given name. If it throws, nothing is left behind.</summary>
    /// <exception cref="IOException">The name is taken, or the store cannot be reached.</exception>
    Task WriteAsync(BlobName name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);

    /// <summary>Stores what <paramref name="write"/> writes under the SHA-256 of the stored bytes; the same bytes are stored once.</summary>
    Task<BlobName> WriteByHashAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);

    /// <summary>Opens a blob for reading (seekable).</summary>
    /// <exception cref="FileNotFoundException">There is no such blob.</exception>
    Task<Stream> OpenReadAsync(BlobName name, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(BlobName name, CancellationToken cancellationToken);

    /// <summary>Removes a blob. Removing what is not there is no error, so that a job may run twice.</summary>
    Task DeleteAsync(BlobName name, CancellationToken cancellationToken);

    IAsyncEnumerable<BlobName> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes every blob that came in since the last time anew, in random order and under its old name, so that neither times nor places on the disk tell in
    /// which order blobs came. Readers and deletions go on meanwhile; a process killed here loses no blob, and the next call goes on.
    /// </summary>
    /// <returns>How many were written anew.</returns>
    /// <exception cref="IOException">Some could not be; all others were. The next call tries them again.</exception>
    Task<int> LevelAsync(CancellationToken cancellationToken);

    /// <summary>Removes what a killed process left half written and what has therefore no name.</summary>
    Task SweepUnfinishedAsync(CancellationToken cancellationToken);
}
