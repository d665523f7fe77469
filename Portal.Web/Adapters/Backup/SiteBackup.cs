using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Backup;

/// <summary>Days that backups are kept; wraps have the shorter life of their keys (<see cref="IBackupKeys.Days"/>).</summary>
internal sealed class BackupRules
{
    public int KeepDays { get; set; } = 30;
}

/// <summary>What a run made, and what it took away.</summary>
internal sealed record BackupResult(string Folder, string WrapsFile, BackupManifest Manifest, int OldBackups, int OldWraps, int KeysDestroyed);

/// <summary>
/// Takes a backup while the site runs: first both parts of the database from one snapshot, then the files, last the manifest; only then does the
/// folder get its name. Killed at any moment it leaves nothing that looks complete.
/// </summary>
internal sealed class SiteBackup(PortalDb db, IBlobStore store, IReportSealer sealer, IBackupKeys keys, IInstanceSecrets secrets, TimeProvider time, BackupRules rules)
{
    public const string DatabaseFile = "database.rows";
    public const string BlobListFile = "blobs.list";

    public async Task<BackupResult> RunAsync(string to, string wrapsTo, CancellationToken cancellationToken)
    {
        PrivateFiles.MakeFolder(to);
        PrivateFiles.MakeFolder(wrapsTo);
        BackupFolders.DeleteUnfinished(to, wrapsTo);
        var destroyed = keys.DestroyOld();
        var now = time.UtcNow();
        var name = BackupFolders.NameOf(now);
        var (folder, wrapsFile) = (Path.Combine(to, name), Path.Combine(wrapsTo, BackupFolders.WrapsOf(name)));
        var unfinished = BackupFolders.UnfinishedOf(folder);
        if (Directory.Exists(folder))
        {
            throw new IOException($"{folder} is there already.");
        }

        PrivateFiles.MakeFolder(unfinished);
        var id = Guid.NewGuid();
        var day = keys.Today();
        await using var snapshot = await DatabaseSnapshot.TakeAsync(db, cancellationToken);
        var tables = BackupTables.Of(db);
        IReadOnlyList<TableCount> rows = [];
        await PrivateFiles.WriteAsync(
            Path.Combine(unfinished, DatabaseFile), async file => rows = await snapshot.WriteAsync(tables.In(BackupPart.Main), file, cancellationToken));
        var (sealedRows, length) = await SealAsync(snapshot, tables, wrapsFile, id, day, cancellationToken);
        var named = await snapshot.BlobNamesAsync(cancellationToken);
        await snapshot.DisposeAsync();

        var list = await CopyBlobsAsync(to, unfinished, named, cancellationToken);
        var wraps = await PrivateFiles.DescribeAsync(BackupFolders.UnfinishedOf(wrapsFile), cancellationToken);
        var manifest = new BackupManifest(
            BackupManifest.FormatNow, id, now, time.Today(), await MigrationAsync(cancellationToken),
            await PrivateFiles.DescribeAsync(Path.Combine(unfinished, DatabaseFile), cancellationToken),
            await PrivateFiles.DescribeAsync(Path.Combine(unfinished, BlobListFile), cancellationToken),
            list,
            new SealedPart(Path.GetFileName(wrapsFile), wraps.Bytes, wraps.Sha256, length, day.Day),
            rows, sealedRows, "").Signed(secrets);
        await PrivateFiles.WriteAsync(Path.Combine(unfinished, BackupManifest.FileName), file => file.WriteAsync(manifest.Write(), cancellationToken).AsTask());

        // The sealed part first: a backup that has its name has all of its parts.
        File.Move(BackupFolders.UnfinishedOf(wrapsFile), wrapsFile, overwrite: false);
        Directory.Move(unfinished, folder);
        var (oldBackups, oldWraps) = DeleteOld(to, wrapsTo, now);
        return new BackupResult(folder, wrapsFile, manifest, oldBackups, oldWraps, destroyed);
    }

    /// <summary>The newest migration's name without its number: the two providers' numbers differ by seconds.</summary>
    public async Task<string> MigrationAsync(CancellationToken cancellationToken) =>
        (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Last().Split('_', 2)[1];

    /// <summary>What a sealed part is bound to, so that it fits its own main part only.</summary>
    public static SealLabel LabelOf(Guid backupId) => new(backupId, "backup/wraps");

    private async Task<(IReadOnlyList<TableCount> Rows, long Length)> SealAsync(
        DatabaseSnapshot snapshot, BackupTables tables, string wrapsFile, Guid id, BackupKey day, CancellationToken cancellationToken)
    {
        IReadOnlyList<TableCount> rows = [];
        long length = 0;
        await PrivateFiles.WriteAsync(BackupFolders.UnfinishedOf(wrapsFile), async file =>
        {
            await using var stream = sealer.SealStream(file, day.Key, LabelOf(id));
            rows = await snapshot.WriteAsync(tables.In(BackupPart.Wraps), stream, cancellationToken);
            length = await stream.FinishAsync(cancellationToken);
        });
        return (rows, length);
    }

    private async Task<BlobsOfBackup> CopyBlobsAsync(string to, string unfinished, HashSet<string> named, CancellationToken cancellationToken)
    {
        var left = (await db.SealedBlobs.AsNoTracking().Select(b => b.Name).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        left.ExceptWith(named);
        var before = BackupFolders.Newest(to) is { } last
            ? BackupBlobs.Read(Path.Combine(last, BlobListFile)).ToDictionary(blob => blob.Name, StringComparer.Ordinal)
            : [];
        var (list, gone) = await new BackupBlobs(store).CopyAsync(to, named, left, before, cancellationToken);
        await PrivateFiles.WriteAsync(Path.Combine(unfinished, BlobListFile), file => file.WriteAsync(BackupBlobs.Write(list), cancellationToken).AsTask());
        return new BlobsOfBackup(list.Count, list.Sum(blob => blob.Bytes), gone);
    }

    private (int Backups, int Wraps) DeleteOld(string to, string wrapsTo, DateTime now)
    {
        var wraps = BackupFolders.DeleteOldWraps(wrapsTo, now.AddDays(-keys.Days));
        var backups = BackupFolders.DeleteOld(to, now.AddDays(-rules.KeepDays));
        var needed = BackupFolders.Complete(to).SelectMany(folder => BackupBlobs.Read(Path.Combine(folder, BlobListFile))).Select(blob => blob.Name);
        BackupBlobs.DeleteUnneeded(to, needed.ToHashSet(StringComparer.Ordinal));
        return (backups, wraps);
    }
}
