using Azure.Storage.Blobs;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Commands;

/// <summary>Which database and which blob store a backup is taken from.</summary>
public sealed record BackupPlace(string Database, string Blobs)
{
    public override string ToString() => $"{Database}, {Blobs}";
}

/// <summary>One machine of a test: a data folder, a database and a blob store of its own, which a site may use and another after it.</summary>
internal sealed class BackupMachine : IAsyncDisposable
{
    private readonly TempFolder _temp;
    private BlobContainerClient? _container;

    private BackupMachine(TempFolder temp, string data, PortalDatabase database) => (_temp, Data, Database) = (temp, data, database);

    public PortalDatabase Database { get; }

    public string Data { get; }

    public IReadOnlyDictionary<string, string> Settings { get; private set; } = new Dictionary<string, string>();

    public string[] Options => CommandSettings.Of(Database, Settings);

    public static async Task<BackupMachine> MakeAsync(BackupPlace place)
    {
        var temp = new TempFolder();
        var data = Directory.CreateDirectory(temp.File("data")).FullName;
        var machine = new BackupMachine(temp, data, place.Database == "postgres" ? await PortalDatabases.PostgresAsync() : PortalDatabases.Sqlite(data));
        if (place.Blobs == "azure")
        {
            var connection = Environment.GetEnvironmentVariable("PORTAL_AZURITE");
            Assert.SkipWhen(connection is not { Length: > 0 }, "PORTAL_AZURITE is not set: ./test.sh starts an Azurite and sets it.");
            var name = $"test-{Guid.NewGuid():N}";
            machine._container = new BlobContainerClient(connection, name);
            machine.Settings = new Dictionary<string, string>
            {
                ["Portal:Blobs:Kind"] = "azure", ["Portal:Blobs:ConnectionString"] = connection!, ["Portal:Blobs:Container"] = name,
            };
        }

        return machine;
    }

    /// <summary>What the safe keeps comes back to the new machine.</summary>
    public void TakeSecretsFrom(string secrets) => CopyFolder(secrets, Path.Combine(Data, "secrets"));

    public static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_container is not null)
        {
            await _container.DeleteIfExistsAsync();
        }

        _temp.Dispose();
    }
}
