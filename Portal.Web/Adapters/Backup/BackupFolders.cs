using System.Globalization;

namespace Portal.Web.Adapters.Backup;

/// <summary>
/// Where backups lie: <c>&lt;to&gt;/20261124T013000Z/</c> with its manifest, beside them <c>&lt;to&gt;/blobs/</c>; and in the other folder
/// <c>wraps-20261124T013000Z.sealed</c>. What is not finished has a name that nobody takes for a backup.
/// </summary>
internal static class BackupFolders
{
    private const string Form = "yyyyMMdd'T'HHmmss'Z'";
    private const string Unfinished = ".unfinished";
    private const string WrapsBegin = "wraps-";
    private const string WrapsEnd = ".sealed";

    public static string NameOf(DateTime utc) => utc.ToString(Form, CultureInfo.InvariantCulture);

    public static string WrapsOf(string name) => WrapsBegin + name + WrapsEnd;

    public static string UnfinishedOf(string path) => path + Unfinished;

    /// <summary>Complete backups, the newest first.</summary>
    public static IReadOnlyList<string> Complete(string to) => !Directory.Exists(to) ? [] :
    [
        .. Directory.GetDirectories(to)
            .Where(folder => TimeOf(Path.GetFileName(folder)) is not null && File.Exists(Path.Combine(folder, BackupManifest.FileName)))
            .OrderByDescending(folder => folder, StringComparer.Ordinal),
    ];

    public static string? Newest(string to) => Complete(to) is [var newest, ..] ? newest : null;

    /// <summary>The backup that is meant: the folder itself, or the newest complete one in it. Null when there is none.</summary>
    public static string? Find(string from)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(from));
        return TimeOf(Path.GetFileName(folder)) is not null && File.Exists(Path.Combine(folder, BackupManifest.FileName)) ? folder : Newest(folder);
    }

    /// <summary>Takes away what a killed run left.</summary>
    public static void DeleteUnfinished(string to, string wrapsTo)
    {
        foreach (var folder in Directory.GetDirectories(to, "*" + Unfinished))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in Directory.GetFiles(wrapsTo, WrapsBegin + "*" + Unfinished))
        {
            File.Delete(file);
        }
    }

    /// <summary>Backups taken before a moment go. The newest always stays.</summary>
    public static int DeleteOld(string to, DateTime before)
    {
        var old = Complete(to).Skip(1).Where(folder => TimeOf(Path.GetFileName(folder)) < before).ToArray();
        foreach (var folder in old)
        {
            // Without its manifest it is no backup, whatever happens to the rest of the deleting.
            File.Delete(Path.Combine(folder, BackupManifest.FileName));
            Directory.Delete(folder, recursive: true);
        }

        return old.Length;
    }

    public static int DeleteOldWraps(string wrapsTo, DateTime before)
    {
        var old = Directory.GetFiles(wrapsTo, WrapsBegin + "*" + WrapsEnd)
            .Where(file => TimeOf(Path.GetFileName(file)[WrapsBegin.Length..^WrapsEnd.Length]) < before)
            .ToArray();
        Array.ForEach(old, File.Delete);
        return old.Length;
    }

    private static DateTime? TimeOf(string name) =>
        DateTime.TryParseExact(name, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
