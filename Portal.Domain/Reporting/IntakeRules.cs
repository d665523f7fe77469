namespace Portal.Domain.Reporting;

/// <summary>The intake's limits and the city's own promise. A city changes them by configuration (<c>Portal:Intake</c>).</summary>
public sealed record IntakeRules
{
    /// <summary>Natural days within which the city promises to say whether it accepts. The national rule sets none (19号).</summary>
    public int AcceptWithinDays { get; init; } = 7;

    public int MaxFiles { get; init; } = 10;

    public long MaxReportBytes { get; init; } = 500L << 20;

    /// <summary>One file of an upload in parts; the cleaner holds every way in to the same.</summary>
    public long MaxFileBytes { get; init; } = 100L << 20;

    public int LeastWords { get; init; } = 15;

    public int TicketMinutes { get; init; } = 60;

    public int DraftHours { get; init; } = 2;

    public int FollowUpMinutes { get; init; } = 15;

    /// <summary>How long the parts of one file may take to come: 100 MB over the slowest mobile network.</summary>
    public int UploadHours { get; init; } = 6;

    /// <summary>Answers to a receipt leave on a grid of this many milliseconds, so that their timing says nothing. 0 only in tests.</summary>
    public int AnswerGridMilliseconds { get; init; } = 250;

    /// <summary>No answer to a receipt leaves earlier than this.</summary>
    public int AnswerLeastMilliseconds { get; init; } = 500;
}
