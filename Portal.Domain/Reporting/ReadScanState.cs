using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>How the virus scanner is, asked at this moment.</summary>
[Requires(Permission.ManageSystem)]
[Routine]
public sealed record ReadScanState : IQuery<ScannerState>;

internal sealed class ReadScanStateHandler(IAttachmentScanner scanner) : IRequestHandler<ReadScanState, Outcome<ScannerState>>
{
    public async Task<Outcome<ScannerState>> Handle(ReadScanState request, CancellationToken cancellationToken) =>
        await scanner.ReadStateAsync(cancellationToken);
}
