using Portal.Domain.Calendar;

namespace Portal.Domain.Audit;

/// <summary>The days that a log is read for, both included, by the city's clock; an open end reaches as far as the log does.</summary>
public sealed record LogDays(DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>The first moment in UTC.</summary>
    public DateTime? Begin => From?.Begin();

    /// <summary>The moment in UTC after the last one.</summary>
    public DateTime? End => To is { } last && last < DateOnly.MaxValue ? last.AddDays(1).Begin() : null;
}
