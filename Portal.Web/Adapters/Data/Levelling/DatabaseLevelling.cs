using Microsoft.EntityFrameworkCore;

namespace Portal.Web.Adapters.Data.Levelling;

/// <summary>
/// Writes the database's rows anew in the order of their random keys, so that neither the place of a row nor what the database keeps beside it tells the
/// order of filing, and nothing that was deleted is left on a page. Killed at any moment the database is as it was before or as it is after.
/// </summary>
internal sealed class DatabaseLevelling(PortalDb db, TimeProvider time, ILogger<DatabaseLevelling> log)
{
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var connection = db.Database.GetConnectionString() ?? throw new InvalidOperationException("The database has no connection string.");
        return db.Database.IsSqlite()
            ? SqliteLevelling.RunAsync(connection, time, cancellationToken)
            : new PostgresLevelling(RowsOfReporters.Of(db.Model), log).RunAsync(connection, cancellationToken);
    }
}
