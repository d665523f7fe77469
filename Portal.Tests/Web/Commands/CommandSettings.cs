using Portal.Tests.Support;

namespace Portal.Tests.Web.Commands;

/// <summary>The options that lead a command to a test's database and blob store.</summary>
internal static class CommandSettings
{
    public static string[] Of(PortalDatabase database) =>
        [$"--Portal:Database:Provider={database.Provider}", $"--Portal:Database:ConnectionString={database.ConnectionString}"];

    public static string[] Of(PortalDatabase database, IReadOnlyDictionary<string, string> settings) =>
        [.. Of(database), .. settings.Select(setting => $"--{setting.Key}={setting.Value}")];
}
