namespace Portal.Cms.Media;

/// <summary>Copies a file while looking at it: its first bytes must be of its kind, and it must end in time.</summary>
internal static class CheckedCopy
{
    private const int Piece = 64 << 10;

    /// <returns>How many bytes there were.</returns>
    /// <exception cref="MediaRefusedException">The file is empty, too long, or not what its name says.</exception>
    public static async Task<long> RunAsync(MediaKind kind, Stream from, Stream to, long most, CancellationToken cancellationToken)
    {
        var buffer = new byte[Piece];
        var read = await from.ReadAtLeastAsync(buffer, MediaKind.HeadLength, throwOnEndOfStream: false, cancellationToken);
        if (read == 0)
        {
            throw new MediaRefusedException("MediaEmpty");
        }

        if (!kind.IsOf(buffer.AsMemory(0, Math.Min(read, MediaKind.HeadLength))))
        {
            throw new MediaRefusedException("MediaContent");
        }

        long length = 0;
        for (; read > 0; read = await from.ReadAsync(buffer, cancellationToken))
        {
            length += read;
            if (length > most)
            {
                throw new MediaRefusedException("MediaTooLarge");
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return length;
    }
}
