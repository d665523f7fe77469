using Microsoft.EntityFrameworkCore;
using Portal.Web.Adapters.Data;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>Brings the database to the shape that this build needs, after an update. Production never does this by itself: a backup comes first.</summary>
internal sealed class MigrateCommand(CommandOutput output, SiteText words)
{
    public async Task<int> RunAsync(string[] args)
    {
        await using var app = CommandLine.Compose(args);
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PortalDb>().Database;
        var pending = (await database.GetPendingMigrationsAsync()).ToArray();
        await database.MigrateAsync();
        output.Line(words["Setup.Migrated", pending.Length]);
        return CommandLine.Done;
    }
}
