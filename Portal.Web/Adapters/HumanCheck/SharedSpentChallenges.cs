using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.HumanCheck;

/// <summary>
/// Spent challenges in the database, so that what was used at one node is refused at every other. The insert itself is the question: of any number
/// that come at once, one finds the place free. Only solved challenges enter it, so that filling it costs the work of each.
/// </summary>
internal sealed class SharedSpentChallenges(IServiceScopeFactory scopes, IInstanceSecrets secrets) : ISpentChallenges
{
    private readonly byte[] _key = secrets.Derive(InstanceLabel.SpentChallenge, 32);

    public async ValueTask<bool> TrySpendAsync(string id, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var hash = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(id));
        var deadOn = DateOnly.FromDateTime(until.UtcDateTime.InCity()).AddDays(1);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        return await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "SpentChallenges" ("IdHash", "DeadOn") VALUES ({hash}, {deadOn}) ON CONFLICT DO NOTHING""", cancellationToken) == 1;
    }
}
