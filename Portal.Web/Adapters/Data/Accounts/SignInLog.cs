using Microsoft.EntityFrameworkCore;
using Portal.Domain.Audit;

namespace Portal.Web.Adapters.Data.Accounts;

/// <summary>Reads the staff's sign-in records for the auditor.</summary>
internal sealed class SignInLog(PortalDb db) : ISignInLog
{
    public Task<int> CountAsync(SignInFilter filter, CancellationToken cancellationToken) => Filtered(filter).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<SignInRow>> ReadAsync(SignInFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        var records = Filtered(filter);
        var ordered = filter.OldestFirst ? records.OrderBy(r => r.At).ThenBy(r => r.Id) : records.OrderByDescending(r => r.At).ThenByDescending(r => r.Id);
        return await ordered.Skip(skip).Take(take)
            .Select(r => new SignInRow(r.At, r.UserName, r.Address, r.Result))
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> ResultsAsync(CancellationToken cancellationToken) =>
        await db.SignIns.AsNoTracking().Select(r => r.Result).Distinct().OrderBy(r => r).ToListAsync(cancellationToken);

    private IQueryable<SignInRecord> Filtered(SignInFilter filter)
    {
        var records = db.SignIns.AsNoTracking();
        if (filter.Days.Begin is { } begin)
        {
            records = records.Where(r => r.At >= begin);
        }

        if (filter.Days.End is { } end)
        {
            records = records.Where(r => r.At < end);
        }

        if (filter.UserName.Length > 0)
        {
            records = records.Where(r => r.UserName.Contains(filter.UserName));
        }

        if (filter.Address.Length > 0)
        {
            records = records.Where(r => r.Address.StartsWith(filter.Address));
        }

        return filter.Result.Length > 0 ? records.Where(r => r.Result == filter.Result) : records;
    }
}
