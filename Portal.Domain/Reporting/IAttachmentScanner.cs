namespace Portal.Domain.Reporting;

/// <summary>What is known of a stored file after the virus scan.</summary>
public enum ScanOutcome
{
    /// <summary>The site has no scanner.</summary>
    NotConfigured = 0,
    Clean = 1,
    Found = 2,

    /// <summary>The scanner did not answer, broke off, or said something unknown.</summary>
    Failed = 3,

    /// <summary>The file, or what is packed inside it, is larger than the scanner looks at.</summary>
    TooLarge = 4,
}

/// <summary>The scanner's word on one file. Lives only inside sealed bytes.</summary>
/// <param name="Name">The scanner's name for what it found, in printable ASCII; otherwise empty.</param>
public sealed record ScanVerdict(ScanOutcome Outcome, string Name = "")
{
    public static ScanVerdict NotConfigured { get; } = new(ScanOutcome.NotConfigured);

    public static ScanVerdict Failed { get; } = new(ScanOutcome.Failed);

    public bool IsDangerous => Outcome == ScanOutcome.Found;
}

/// <summary>The virus scanner, if the site has one. Nothing here throws because of the scanner, and nothing here refuses a file: a report counts more.</summary>
public interface IAttachmentScanner
{
    /// <summary>Begins the scan of one file.</summary>
    Task<IAttachmentScan> BeginAsync(CancellationToken cancellationToken);

    /// <summary>Asks the scanner how it is, for the system administrator.</summary>
    Task<ScannerState> ReadStateAsync(CancellationToken cancellationToken);
}

/// <summary>The scan of one file as it streams by. Disposing ends it, whatever state it is in.</summary>
public interface IAttachmentScan : IAsyncDisposable
{
    /// <summary>Hands on the next bytes. When the scanner has failed the bytes go nowhere and the verdict will say so.</summary>
    /// <exception cref="OperationCanceledException">The caller itself gave up.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>All bytes were written: the verdict on them.</summary>
    /// <exception cref="OperationCanceledException">The caller itself gave up.</exception>
    Task<ScanVerdict> FinishAsync(CancellationToken cancellationToken);
}

/// <summary>How the scanner is.</summary>
/// <param name="Version">What it says of itself and of its signatures; null while it does not answer.</param>
/// <param name="Failed">Scans of this process that failed since it started.</param>
/// <param name="TooLarge">Files of this process that were larger than the scanner takes.</param>
public sealed record ScannerState(bool IsConfigured, string? Version, int Failed, int TooLarge);
