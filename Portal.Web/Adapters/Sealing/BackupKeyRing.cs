using System.Globalization;
using System.Security.Cryptography;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Sealing;

/// <summary>
/// The day keys as files <c>backup-keys/2026-11-24.key</c> (32 bytes, 0600) in the secrets folder. Destroying one overwrites it before it is removed; what
/// the disk itself may keep of a file is in the threat model.
/// </summary>
internal sealed class BackupKeyRing(string folder, int days, TimeProvider time) : IBackupKeys
{
    public const string FolderName = "backup-keys";
    public const int MostDays = 14;
    private const string Form = "yyyy-MM-dd";
    private const string Extension = ".key";
    private const int KeySize = NSecReportSealer.KeySize;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public int Days { get; } = days is >= 1 and <= MostDays
        ? days
        : throw new InvalidOperationException($"Portal:Backup:WrapsDays is {days}; it may be 1 to {MostDays}.");

    public BackupKey Today()
    {
        var today = time.Today();
        return new BackupKey(today, Find(today) ?? Make(PathOf(folder, today)));
    }

    public byte[]? Find(DateOnly day)
    {
        var path = PathOf(folder, day);
        return IsPast(day) || !File.Exists(path) ? null
            : File.ReadAllBytes(path) is { Length: KeySize } key ? key
            : throw new IOException($"The backup key {path} is damaged.");
    }

    public int DestroyOld() => DestroyOldIn(folder);

    public void Mirror(string to)
    {
        MakeFolder(to);
        DestroyOldIn(to);
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Extension) : [])
        {
            var copy = Path.Combine(to, Path.GetFileName(path));
            if (!File.Exists(copy) && DayOf(path) is { } day && !IsPast(day))
            {
                Write(copy, File.ReadAllBytes(path));
            }
        }
    }

    private int DestroyOldIn(string place)
    {
        var destroyed = 0;
        foreach (var path in Directory.Exists(place) ? Directory.GetFiles(place) : [])
        {
            if (DayOf(path) is not { } day || !IsPast(day))
            {
                continue;
            }

            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None))
            {
                file.Write(new byte[KeySize]);
                file.Flush(flushToDisk: true);
            }

            File.Delete(path);
            destroyed++;
        }

        return destroyed;
    }

    private bool IsPast(DateOnly day) => day.AddDays(Days) < time.Today();

    private static byte[] Make(string path)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        var key = RandomNumberGenerator.GetBytes(KeySize);
        Write(path, key);
        return key;
    }

    /// <summary>Whole under its name or not at all: half a key would make that day's wraps open for nobody.</summary>
    private static void Write(string path, byte[] key)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        using (var file = new FileStream(unfinished, options))
        {
            file.Write(key);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: false);
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFile | UnixFileMode.UserExecute);
        }
    }

    private static string PathOf(string place, DateOnly day) => Path.Combine(place, day.ToString(Form, CultureInfo.InvariantCulture) + Extension);

    /// <summary>The day in a key's name; also of one that a killed process left under a passing name.</summary>
    private static DateOnly? DayOf(string path) =>
        Path.GetFileName(path).Split('.')[0] is { } name && DateOnly.TryParseExact(name, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
