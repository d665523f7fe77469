using Portal.Domain.Kernel;

namespace Portal.Web.Pages.Intake;

/// <summary>
/// A file part whose first byte may be looked at before it is handed on. A body that ends in the middle of it is no form of ours, whoever reads: it must not look
/// like a fault of the disk that the file is being written to.
/// </summary>
internal sealed class PeekedStream(Stream inner) : ForwardReadStream
{
    private readonly byte[] _first = new byte[1];
    private int _held = -1;

    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        if (_held < 0)
        {
            _held = await BodyFaults.ToldAsync(inner.ReadAsync(_first, cancellationToken));
        }

        return _held == 0;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_held == 1 && buffer.Length > 0)
        {
            buffer.Span[0] = _first[0];
            _held = 2;
            return 1;
        }

        return await BodyFaults.ToldAsync(inner.ReadAsync(buffer, cancellationToken));
    }
}
