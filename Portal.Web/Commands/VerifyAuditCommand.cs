using Microsoft.EntityFrameworkCore;
using Portal.Domain.Audit;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Sealing;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>Walks the audit chain from the first entry to its sealed end, without an account and without a running site. Exit code 0: whole.</summary>
internal sealed class VerifyAuditCommand(CommandOutput output, SiteText words)
{
    public async Task<int> RunAsync(string[] args)
    {
        await using var app = CommandLine.Compose(args);
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PortalDb>().Database;
        if (!await database.CanConnectAsync() || (await database.GetPendingMigrationsAsync()).Any())
        {
            output.Line(words["Setup.Lacks.Database"]);
            return CommandLine.Fault;
        }

        var secret = SealingRegistration.SecretFile(app.Configuration, app.Environment);
        if (!File.Exists(secret))
        {
            output.Line(words["Setup.Lacks.Secrets", secret]);
            return CommandLine.Fault;
        }

        var verdict = await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None);
        output.Line(verdict.Fault is null
            ? words["Setup.AuditWhole", verdict.Entries]
            : words["Setup.AuditFault", verdict.Fault, words["Audit.Fault." + verdict.Fault], verdict.At]);
        return verdict.Fault is null ? CommandLine.Done : CommandLine.Fault;
    }
}
