using Portal.Domain.Audit;
using Portal.Web.Adapters.Data;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>Walks the audit chain from the first entry to its sealed end, without an account and without a running site. Exit code 0: whole.</summary>
internal sealed class VerifyAuditCommand(CommandOutput output, SiteText words)
{
    public async Task<int> RunAsync(string[] args)
    {
        await using var app = CommandLine.Compose(args);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await CommandSite.HasDatabaseAsync(services.GetRequiredService<PortalDb>(), output, words) && CommandSite.HasSecret(app, output, words)
            ? CommandSite.Say(await services.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None), output, words)
            : CommandLine.Fault;
    }
}
