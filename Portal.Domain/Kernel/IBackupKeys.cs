namespace Portal.Domain.Kernel;

/// <summary>The key that seals one day's wraps in the backups.</summary>
public sealed record BackupKey(DateOnly Day, byte[] Key);

/// <summary>
/// One key a day, in the secrets folder and nowhere else. A day's key lives as long as its backups may open reports and is then destroyed, so that a
/// wraps file which somebody forgot to delete opens for nobody.
/// </summary>
public interface IBackupKeys
{
    /// <summary>Days that a key lives after its own, at most 14.</summary>
    int Days { get; }

    /// <summary>Today's key, made when there is none.</summary>
    BackupKey Today();

    /// <summary>The key of a day, or null when it is past its life, destroyed, or was never here.</summary>
    byte[]? Find(DateOnly day);

    /// <summary>Destroys every key past its life. Called each day and by each backup and restore.</summary>
    /// <returns>How many.</returns>
    int DestroyOld();

    /// <summary>Makes a folder hold the same keys as the ring: copies those that are missing there, destroys those that are past their life.</summary>
    void Mirror(string folder);
}
