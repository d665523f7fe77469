using Microsoft.EntityFrameworkCore;
using Portal.Domain.Audit;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Sealing;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>What several commands ask of a site before they touch it, and how they say that it is missing.</summary>
internal static class CommandSite
{
    public static bool HasSecret(WebApplication app, CommandOutput output, SiteText words)
    {
        var secret = SealingRegistration.SecretFile(app.Configuration, app.Environment);
        if (File.Exists(secret))
        {
            return true;
        }

        output.Line(words["Setup.Lacks.Secrets", secret]);
        return false;
    }

    /// <summary>Whether the database answers and has the shape of this build.</summary>
    public static async Task<bool> HasDatabaseAsync(PortalDb db, CommandOutput output, SiteText words)
    {
        if (await db.Database.CanConnectAsync() && !(await db.Database.GetPendingMigrationsAsync()).Any())
        {
            return true;
        }

        output.Line(words["Setup.Lacks.Database"]);
        return false;
    }

    /// <returns>The exit code: a chain that is not whole is a fault.</returns>
    public static int Say(AuditVerdict verdict, CommandOutput output, SiteText words)
    {
        output.Line(verdict.Fault is null
            ? words["Setup.AuditWhole", verdict.Entries]
            : words["Setup.AuditFault", verdict.Fault, words["Audit.Fault." + verdict.Fault], verdict.At]);
        return verdict.Fault is null ? CommandLine.Done : CommandLine.Fault;
    }
}
