using Portal.Domain.Audit;

namespace Portal.Web.Pages.Desk.Audit;

/// <summary>The audit log's address: filter, order and page.</summary>
internal sealed record AuditQuery
{
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string? Staff { get; init; }

    public string? Act { get; init; }

    public string? Target { get; init; }

    public AuditResults Results { get; init; }

    public bool Oldest { get; init; }

    /// <summary>The page, from 1.</summary>
    public int P { get; init; } = 1;

    public AuditFilter ToFilter() => new(new LogDays(From, To), Staff?.Trim() ?? "", Act ?? "", Target?.Trim() ?? "", Results, Oldest);

    public string ToPage(int page) => "/desk/audit" + (this with { P = page }).Write();

    public string Turned() => "/desk/audit" + (this with { Oldest = !Oldest, P = 1 }).Write();

    public string Export() => "/desk/audit/export" + (this with { P = 1 }).Write();

    public string Write() => LogAddress.Write(
        ("from", LogAddress.Day(From)),
        ("to", LogAddress.Day(To)),
        ("staff", Staff),
        ("act", Act),
        ("target", Target),
        ("results", Results == AuditResults.All ? null : Results.ToString()),
        ("oldest", Oldest ? "true" : null),
        ("p", LogAddress.Page(P)));
}
