using Portal.Domain.Audit;

namespace Portal.Web.Pages.Desk.Audit;

/// <summary>The sign-in log's address: filter, order and page.</summary>
internal sealed record SignInQuery
{
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string? User { get; init; }

    public string? Address { get; init; }

    public string? Result { get; init; }

    public bool Oldest { get; init; }

    /// <summary>The page, from 1.</summary>
    public int P { get; init; } = 1;

    public SignInFilter ToFilter() => new(new LogDays(From, To), User?.Trim() ?? "", Address?.Trim() ?? "", Result ?? "", Oldest);

    public string ToPage(int page) => "/desk/sign-ins" + (this with { P = page }).Write();

    public string Turned() => "/desk/sign-ins" + (this with { Oldest = !Oldest, P = 1 }).Write();

    public string Export() => "/desk/sign-ins/export" + (this with { P = 1 }).Write();

    public string Write() => LogAddress.Write(
        ("from", LogAddress.Day(From)),
        ("to", LogAddress.Day(To)),
        ("user", User),
        ("address", Address),
        ("result", Result),
        ("oldest", Oldest ? "true" : null),
        ("p", LogAddress.Page(P)));
}
