namespace Portal.Web.Adapters.Cleaning;

/// <summary>The way to the sink; counts what was written.</summary>
internal sealed class CleanedOutput(Stream sink)
{
    private static readonly byte[] Zeros = new byte[64 * 1024];

    public long Written { get; private set; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await sink.WriteAsync(bytes, cancellationToken);
        Written += bytes.Length;
    }

    public async ValueTask WriteZerosAsync(long count, CancellationToken cancellationToken)
    {
        for (; count > 0; count -= Math.Min(count, Zeros.Length))
        {
            await WriteAsync(Zeros.AsMemory(0, (int)Math.Min(count, Zeros.Length)), cancellationToken);
        }
    }
}
