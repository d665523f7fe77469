using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Audit;

/// <summary>One attempt to sign in as staff: the only record on this site that carries an address, and never a reporter's.</summary>
public sealed record SignInRow(DateTime At, string UserName, string Address, string Result);

/// <param name="UserName">Part of the name typed; empty for all.</param>
/// <param name="Address">Its beginning; empty for all.</param>
/// <param name="Result">The code of what came of it; empty for all.</param>
public sealed record SignInFilter(LogDays Days, string UserName = "", string Address = "", string Result = "", bool OldestFirst = false);

/// <summary>The sign-in log, kept by the account store.</summary>
public interface ISignInLog
{
    Task<int> CountAsync(SignInFilter filter, CancellationToken cancellationToken);

    Task<IReadOnlyList<SignInRow>> ReadAsync(SignInFilter filter, int skip, int take, CancellationToken cancellationToken);

    /// <summary>Every code that the log holds, for the filter.</summary>
    Task<IReadOnlyList<string>> ResultsAsync(CancellationToken cancellationToken);
}

public sealed record SignInPage(IReadOnlyList<SignInRow> Rows, int Found, int Page, int Pages, IReadOnlyList<string> Results);

/// <summary>The sign-in log, a page at a time; a page past the end is the last one.</summary>
[Requires(Permission.ReadAudit)]
[Routine]
public sealed record FindSignIns(SignInFilter Filter, int Page = 1) : IQuery<SignInPage>
{
    public const int PageSize = 50;
}

internal sealed class FindSignInsHandler(ISignInLog log) : IRequestHandler<FindSignIns, Outcome<SignInPage>>
{
    public async Task<Outcome<SignInPage>> Handle(FindSignIns request, CancellationToken cancellationToken)
    {
        var found = await log.CountAsync(request.Filter, cancellationToken);
        var pages = Math.Max(1, (found + FindSignIns.PageSize - 1) / FindSignIns.PageSize);
        var page = Math.Clamp(request.Page, 1, pages);
        var rows = await log.ReadAsync(request.Filter, (page - 1) * FindSignIns.PageSize, FindSignIns.PageSize, cancellationToken);
        return new SignInPage(rows, found, page, pages, await log.ResultsAsync(cancellationToken));
    }
}

/// <summary>The filtered sign-in log whole, for a file; refused <c>ExportTooLong</c> like the audit log's.</summary>
[Requires(Permission.ReadAudit)]
public sealed record ExportSignIns(SignInFilter Filter) : IQuery<IReadOnlyList<SignInRow>>;

internal sealed class ExportSignInsHandler(ISignInLog log) : IRequestHandler<ExportSignIns, Outcome<IReadOnlyList<SignInRow>>>
{
    public async Task<Outcome<IReadOnlyList<SignInRow>>> Handle(ExportSignIns request, CancellationToken cancellationToken)
    {
        var rows = await log.ReadAsync(request.Filter, 0, ExportAuditEntries.Limit + 1, cancellationToken);
        return rows.Count > ExportAuditEntries.Limit
            ? new Refusal("ExportTooLong", "", ExportAuditEntries.Limit)
            : Outcome<IReadOnlyList<SignInRow>>.Done(rows);
    }
}
