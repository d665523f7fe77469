using Portal.Domain.Audit;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Backup;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>Takes a backup while the site runs: the main part to one folder, what opens reports to another.</summary>
internal sealed class BackupCommand(CommandOutput output, SiteText words)
{
    private const string Act = "TakeBackup";

    public async Task<int> RunAsync(string[] args)
    {
        if (CommandOptions.FindUnknown(args, ["to", "wraps-to", "keys-to"]) is { } unknown)
        {
            output.Line(words["Setup.UnknownOption", unknown]);
            return CommandLine.Misused;
        }

        await using var app = CommandLine.Compose(args);
        var places = BackupPlaces.Read(app.Configuration, "to", "wraps-to");
        if (places is null)
        {
            output.Line(words["Commands.Backup.Options"]);
            return CommandLine.Misused;
        }

        if (!CommandSite.HasSecret(app, output, words))
        {
            return CommandLine.Fault;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var ceremony = new RecoveryCeremony(output, new CommandInput(TextReader.Null), words, scope.ServiceProvider);
        if (await ceremony.KeyInForceAsync() is null)
        {
            return CommandLine.Fault;
        }

        BackupResult made;
        try
        {
            made = await scope.ServiceProvider.GetRequiredService<SiteBackup>().RunAsync(places.Main, places.Wraps, CancellationToken.None);
            if (app.Configuration["keys-to"] is { Length: > 0 } mirror)
            {
                scope.ServiceProvider.GetRequiredService<IBackupKeys>().Mirror(Path.GetFullPath(mirror));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            output.Line(words["Commands.Backup.Fault", fault.Message]);
            return CommandLine.Fault;
        }

        await ceremony.RecordAsync(Act, Path.GetFileName(made.Folder), AuditTrail.Done);
        var blobs = made.Manifest.Blobs;
        output.Line(words["Commands.Backup.Done", made.Folder, made.Manifest.Rows.Sum(r => r.Rows), blobs.Count, blobs.Bytes]);
        output.Line(words["Commands.Backup.Wraps", made.WrapsFile, made.Manifest.Wraps.KeyDay.AddDays(scope.ServiceProvider.GetRequiredService<IBackupKeys>().Days)]);
        if (blobs.Gone > 0)
        {
            output.Line(words["Commands.Backup.Gone", blobs.Gone]);
        }

        output.Line(words["Commands.Backup.Removed", made.OldBackups, made.OldWraps, made.KeysDestroyed]);
        return CommandLine.Done;
    }
}

/// <summary>The two folders of a backup: never one inside the other, because they must go to different disks.</summary>
internal sealed record BackupPlaces(string Main, string Wraps)
{
    public static BackupPlaces? Read(IConfiguration options, string main, string wraps)
    {
        if (options[main] is not { Length: > 0 } first || options[wraps] is not { Length: > 0 } second)
        {
            return null;
        }

        var places = new BackupPlaces(Path.GetFullPath(first), Path.GetFullPath(second));
        return IsWithin(places.Main, places.Wraps) || IsWithin(places.Wraps, places.Main) ? null : places;
    }

    private static bool IsWithin(string path, string other) =>
        (Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(other) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
