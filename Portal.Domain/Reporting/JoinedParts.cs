using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>Reads parts one behind the other as if they were one stream; one part is open at a time.</summary>
internal sealed class JoinedParts(int count, Func<int, CancellationToken, Task<Stream>> open) : ForwardReadStream
{
    private Stream? _current;
    private int _next;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (_current is null)
            {
                if (_next == count)
                {
                    return 0;
                }

                _current = await open(_next++, cancellationToken);
            }

            if (await _current.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                return read;
            }

            await _current.DisposeAsync();
            _current = null;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _current?.Dispose();
            _current = null;
        }

        base.Dispose(disposing);
    }
}
