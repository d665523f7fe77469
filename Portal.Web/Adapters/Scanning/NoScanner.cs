using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Scanning;

/// <summary>The site has no scanner: every file says so.</summary>
internal sealed class NoScanner : IAttachmentScanner, IAttachmentScan
{
    public Task<IAttachmentScan> BeginAsync(CancellationToken cancellationToken) => Task.FromResult<IAttachmentScan>(this);

    public Task<ScannerState> ReadStateAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new ScannerState(IsConfigured: false, null, 0, 0));

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public Task<ScanVerdict> FinishAsync(CancellationToken cancellationToken) => Task.FromResult(ScanVerdict.NotConfigured);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
