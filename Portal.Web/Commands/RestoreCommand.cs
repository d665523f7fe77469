using MediatR;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Backup;
using Portal.Web.Adapters.Sealing;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>
/// Restores a backup into an empty site, which has its secrets folder back already. Says plainly when the reports of that backup can be opened by nobody any
/// more; walks the audit chain at the end.
/// </summary>
internal sealed class RestoreCommand(CommandOutput output, SiteText words)
{
    public async Task<int> RunAsync(string[] args)
    {
        if (CommandOptions.FindUnknown(args, ["from", "wraps-from", "without-wraps"]) is { } unknown)
        {
            output.Line(words["Setup.UnknownOption", unknown]);
            return CommandLine.Misused;
        }

        await using var app = CommandLine.Compose(args);
        if (BackupPlaces.Read(app.Configuration, "from", "wraps-from") is not { } places)
        {
            output.Line(words["Commands.Restore.Options"]);
            return CommandLine.Misused;
        }

        var secret = SealingRegistration.SecretFile(app.Configuration, app.Environment);
        if (!File.Exists(secret))
        {
            output.Line(words["Commands.Restore.NoSecrets", secret]);
            return CommandLine.Fault;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var restore = scope.ServiceProvider.GetRequiredService<SiteRestore>();
        var withoutWraps = app.Configuration.GetValue("without-wraps", defaultValue: false);
        var (backup, fault) = await restore.CheckAsync(places.Main, places.Wraps, withoutWraps, CancellationToken.None);
        fault ??= await restore.RunAsync(backup!, new CommandActor(), CancellationToken.None);
        if (fault is not null)
        {
            output.Line(words["Commands.Restore." + fault.Code, fault.About]);
            return CommandLine.Fault;
        }

        output.Line(words["Commands.Restore.Done", backup!.Manifest.Day, backup.Manifest.Rows.Sum(r => r.Rows), backup.Blobs.Count]);
        output.Line(backup.WrapsKey is not null ? words["Commands.Restore.Opens"]
            : withoutWraps ? words["Commands.Restore.WithoutWraps"]
            : words["Commands.Restore.WrapsGone", backup.Manifest.Wraps.KeyDay]);

        // Retention listens: what has ended since that day must end again.
        await scope.ServiceProvider.GetRequiredService<IMediator>().Publish(new SiteRestored(backup.Manifest.Day));
        return CommandSite.Say(await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None), output, words);
    }
}
