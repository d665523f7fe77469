using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Accounts;

/// <summary>
/// The spacing of attempts for names that nobody has, so that the waiting does not tell which names exist. It lies in the shared store, because that
/// of real accounts does: kept by each node alone, a second node would let an unknown name in sooner than a known one. It holds keyed hashes and forgets
/// the quiet ones when there are many.
/// </summary>
internal sealed class UnknownNames(PortalDb db, IInstanceSecrets secrets, TimeProvider time)
{
    private const int Most = 10_000;

    /// <summary>Counts this attempt and gives 0, or gives the seconds still to wait. Of several at the same moment one is counted and goes on.</summary>
    public async Task<int> AttemptAsync(string area, string normalizedName, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var hash = HMACSHA256.HashData(secrets.Derive(InstanceLabel.UnknownName, 32), Encoding.UTF8.GetBytes(area + "/" + normalizedName));
        if (await db.UnknownNames.AsNoTracking().SingleOrDefaultAsync(n => n.NameHash == hash, cancellationToken) is { } before)
        {
            if (AttemptSpacing.SecondsLeft(before.Failures, before.At, now) is > 0 and var left)
            {
                return left;
            }

            var counted = await db.UnknownNames.Where(n => n.NameHash == hash && n.Failures == before.Failures && n.At == before.At)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.Failures, before.Failures + 1).SetProperty(n => n.At, now), cancellationToken);
            return counted == 1 ? 0 : 1;
        }

        if (await db.UnknownNames.CountAsync(cancellationToken) >= Most)
        {
            var quiet = now - AttemptSpacing.Longest;
            if (await db.UnknownNames.Where(n => n.At < quiet).ExecuteDeleteAsync(cancellationToken) == 0)
            {
                return 0;
            }
        }

        return await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "UnknownNames" ("NameHash", "Failures", "At") VALUES ({hash}, 1, {now}) ON CONFLICT DO NOTHING""", cancellationToken) == 1 ? 0 : 1;
    }
}
