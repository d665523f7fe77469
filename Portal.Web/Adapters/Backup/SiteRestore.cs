using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Backup;

/// <summary>Why nothing was restored: the code of its words, and what it is about.</summary>
internal sealed record RestoreFault(string Code, string About = "");

/// <summary>What lies ready to be restored.</summary>
/// <param name="WrapsKey">The sealed part's key; null when the reports of this backup can be opened by nobody any more.</param>
internal sealed record CheckedBackup(string Folder, BackupManifest Manifest, IReadOnlyList<CopiedBlob> Blobs, byte[]? WrapsKey, string WrapsFile);

/// <summary>Restores a backup into an empty site. Everything is checked before anything is written, and the database comes back whole or not at all.</summary>
internal sealed class SiteRestore(PortalDb db, IBlobStore store, IReportSealer sealer, IBackupKeys keys, IInstanceSecrets secrets, AuditTrail trail)
{
    /// <summary>The site's own word for what the restore did, in the audit log.</summary>
    public const string Act = "RestoreBackup";

    /// <param name="withoutWraps">The operator knows that the sealed part is lost although its key lives.</param>
    public async Task<(CheckedBackup? Backup, RestoreFault? Fault)> CheckAsync(string from, string wrapsFrom, bool withoutWraps, CancellationToken cancellationToken)
    {
        keys.DestroyOld();
        if (BackupFolders.Find(from) is not { } folder
            || BackupManifest.Read(await File.ReadAllBytesAsync(Path.Combine(folder, BackupManifest.FileName), cancellationToken)) is not { } manifest)
        {
            return (null, new RestoreFault("NoBackup", from));
        }

        if (manifest.Format != BackupManifest.FormatNow)
        {
            return (null, new RestoreFault("OtherFormat", folder));
        }

        if (!manifest.IsGenuine(secrets))
        {
            return (null, new RestoreFault("NotGenuine", folder));
        }

        foreach (var part in (PartOfBackup[])[manifest.Database, manifest.BlobList])
        {
            if (!await PrivateFiles.IsAsync(folder, part, cancellationToken))
            {
                return (null, new RestoreFault("PartBroken", part.File));
            }
        }

        var root = Path.GetDirectoryName(folder)!;
        var blobs = BackupBlobs.Read(Path.Combine(folder, manifest.BlobList.File));
        if (await BackupBlobs.FindBrokenAsync(root, blobs, cancellationToken) is { } broken)
        {
            return (null, new RestoreFault("PartBroken", broken));
        }

        var newest = db.Database.GetMigrations().Last().Split('_', 2)[1];
        if (manifest.Migration != newest)
        {
            return (null, new RestoreFault("OtherMigration", manifest.Migration));
        }

        var key = withoutWraps ? null : keys.Find(manifest.Wraps.KeyDay);
        var wraps = new PartOfBackup(manifest.Wraps.File, manifest.Wraps.Bytes, manifest.Wraps.Sha256);
        return key is not null && !await PrivateFiles.IsAsync(wrapsFrom, wraps, cancellationToken)
            ? (null, new RestoreFault("WrapsBroken", Path.Combine(wrapsFrom, wraps.File)))
            : (new CheckedBackup(folder, manifest, blobs, key, Path.Combine(wrapsFrom, Path.GetFileName(wraps.File))), null);
    }

    public async Task<RestoreFault?> RunAsync(CheckedBackup backup, IActor actor, CancellationToken cancellationToken)
    {
        await db.Database.MigrateAsync(cancellationToken);
        var files = new BackupBlobs(store);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var database = new DatabaseRestore(db);
        if (!await database.IsEmptyAsync(cancellationToken)
            || await files.HoldsOthersAsync(backup.Blobs.Select(blob => blob.Name).ToHashSet(StringComparer.Ordinal), cancellationToken))
        {
            return new RestoreFault("NotEmpty");
        }

        // Files first: a row must never stand there without its file, and a restore that was broken off finds them and goes on.
        await files.RestoreAsync(Path.GetDirectoryName(backup.Folder)!, backup.Blobs, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await using (var rows = File.OpenRead(Path.Combine(backup.Folder, backup.Manifest.Database.File)))
        {
            Require(backup.Manifest.Rows, await database.FillAsync(rows, cancellationToken));
        }

        if (backup.WrapsKey is { } key)
        {
            await using var opened = sealer.OpenStream(
                File.OpenRead(backup.WrapsFile), key, SiteBackup.LabelOf(backup.Manifest.Id), backup.Manifest.Wraps.Length);
            Require(backup.Manifest.SealedRows, await database.CompleteAsync(opened, cancellationToken));
        }

        await database.SetCountersAsync(cancellationToken);
        await trail.AppendAsync(actor, Act, Path.GetFileName(backup.Folder), backup.WrapsKey is null ? "WrapsGone" : AuditTrail.Done, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private static void Require(IReadOnlyList<TableCount> said, IReadOnlyList<TableCount> found)
    {
        if (!said.SequenceEqual(found))
        {
            throw new InvalidDataException("The backup holds other numbers of rows than its manifest says.");
        }
    }
}
