using System.Globalization;
using Portal.Tests.Support;
using Portal.Web.Commands;

namespace Portal.Tests.Web.Commands;

/// <summary>Runs a command as the program does, on a data folder of the test's own, and keeps what it said.</summary>
internal sealed record CommandRun(int Code, string Said)
{
    public static Task<CommandRun> OfAsync(string folder, string command, params string[] options) => TypedAsync(folder, command, TextReader.Null, options);

    /// <param name="typed">What people type, a line each.</param>
    public static async Task<CommandRun> TypedAsync(string folder, string command, TextReader typed, params string[] options)
    {
        await using var said = new StringWriter(CultureInfo.InvariantCulture);
        var code = await CommandLine.RunAsync(
            [
                .. command.Length == 0 ? Array.Empty<string>() : [command],
                "--environment=Production",
                $"--contentRoot={Repository.Folder("Portal.Web")}",
                "--urls=http://127.0.0.1:0",
                $"--Portal:DataFolder={folder}",
                "--Portal:Passwords:StaffMemoryKiB=8192",
                "--Portal:Passwords:StaffPasses=1",
                "--Portal:Jobs:Enabled=false",
                .. options,
            ],
            new CommandOutput(said),
            new CommandInput(typed));
        return new CommandRun(code, said.ToString());
    }
}
