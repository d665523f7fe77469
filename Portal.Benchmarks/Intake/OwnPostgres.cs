using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Portal.Tests.Support;

namespace Portal.Benchmarks.Intake;

/// <summary>
/// A PostgreSQL of this run's own, on loopback, with its durability as it comes out of the box; gone with the run. Needs Debian's package postgresql. As root
/// it runs as the user postgres, because the server refuses to be root.
/// </summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly string _bin;
    private readonly string[] _as;
    private readonly int _port;

    private OwnPostgres(TempFolder folder, string bin, string[] runAs, int port) => (_folder, _bin, _as, _port) = (folder, bin, runAs, port);

    public static async Task<OwnPostgres> StartAsync()
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderBy(v => int.Parse(Path.GetFileName(v), CultureInfo.InvariantCulture)).Select(v => Path.Combine(v, "bin")).LastOrDefault(v => File.Exists(Path.Combine(v, "postgres")))
            : null;
        if (bin is null)
        {
            throw new InvalidOperationException("PostgreSQL is missing (Debian: apt-get install postgresql).");
        }

        var folder = new TempFolder();
        string[] runAs = [];
        if (!OperatingSystem.IsWindows() && Environment.UserName == "root")
        {
            runAs = ["runuser", "-u", "postgres", "--"];
            File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_001_001);
            Directory.CreateDirectory(folder.File("server"));
            await RunAsync(["chown", "postgres", folder.File("server")], folder.Path);
        }
        else
        {
            Directory.CreateDirectory(folder.File("server"));
        }

        var server = new OwnPostgres(folder, bin, runAs, FreePort());
        var data = Path.Combine(folder.File("server"), "data");
        await server.AsOwnerAsync("initdb", "-D", data, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N");
        await server.AsOwnerAsync("pg_ctl", "-D", data, "-w", "-s", "-l", Path.Combine(folder.File("server"), "log"), "-o",
            string.Create(CultureInfo.InvariantCulture, $"-p {server._port} -k {folder.File("server")} -c listen_addresses=127.0.0.1 -c max_connections=200"), "start");
        return server;
    }

    /// <summary>Makes an empty database.</summary>
    /// <returns>The settings that lead the site to it.</returns>
    public async Task<(string Name, string Value)[]> DatabaseAsync()
    {
        var name = "portal_" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return [("Portal:Database:Provider", "postgres"), ("Portal:Database:ConnectionString", ConnectionString(name))];
    }

    public async ValueTask DisposeAsync()
    {
        await AsOwnerAsync("pg_ctl", "-D", Path.Combine(_folder.File("server"), "data"), "-m", "immediate", "-s", "-w", "stop");
        NpgsqlConnection.ClearAllPools();
        _folder.Dispose();
    }

    private string ConnectionString(string database) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=portal;Database={database};Maximum Pool Size=40");

    private Task AsOwnerAsync(string program, params string[] arguments) =>
        RunAsync([.. _as, Path.Combine(_bin, program), .. arguments], _folder.File("server"));

    private static async Task RunAsync(string[] command, string folder)
    {
        // Its outputs are inherited, not read: the server that it starts would keep a pipe open for ever.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", .. command]) { WorkingDirectory = folder })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
