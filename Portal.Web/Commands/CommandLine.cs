using System.Text.Encodings.Web;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>The process as a command: its first word, or none to serve the site. Decided before anything listens.</summary>
internal static class CommandLine
{
    public const int Done = 0;

    /// <summary>The command ran and found or met something wrong.</summary>
    public const int Fault = 1;

    /// <summary>The command line itself is wrong; nothing was done.</summary>
    public const int Misused = 2;

    /// <summary>The site refuses to start: <see cref="StartCheck"/> said what is missing.</summary>
    public const int HalfConfigured = 3;

    private static readonly string[] HelpWords = ["help", "--help", "-h"];

    public static Task<int> RunAsync(string[] args) => RunAsync(args, CommandOutput.OfConsole(), CommandInput.OfConsole());

    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(string[] args, CommandOutput output, CommandInput? input = null)
    {
        var words = new SiteText(HtmlEncoder.Default);
        var command = args.FirstOrDefault() ?? "";
        if (HelpWords.Contains(command, StringComparer.Ordinal))
        {
            output.Line(words["Setup.Help"]);
            return Done;
        }

        switch (command)
        {
            case "" or ['-', ..]:
                return await new ServeCommand(output, words).RunAsync(args);
            case "setup":
                return await new SetupCommand(output, words).RunAsync(args[1..]);
            case "migrate":
                return await new MigrateCommand(output, words).RunAsync(args[1..]);
            case "verify-audit":
                return await new VerifyAuditCommand(output, words).RunAsync(args[1..]);
            case "nightly":
                return await new NightlyCommand(output, words).RunAsync(args[1..]);
            case "rebuild-search":
                return await new RebuildSearchCommand(output, words).RunAsync(args[1..]);
            case "rehearse-recovery":
                return await new RehearseRecoveryCommand(output, input ?? new CommandInput(TextReader.Null), words).RunAsync(args[1..]);
            case "recover":
                return await new RecoverCommand(output, input ?? new CommandInput(TextReader.Null), words).RunAsync(args[1..]);
            case "renew-recovery":
                return await new RenewRecoveryCommand(output, input ?? new CommandInput(TextReader.Null), words).RunAsync(args[1..]);
            case "backup":
                return await new BackupCommand(output, words).RunAsync(args[1..]);
            case "restore":
                return await new RestoreCommand(output, words).RunAsync(args[1..]);
            default:
                output.Line(words["Setup.UnknownCommand", command]);
                output.Line(words["Setup.Help"]);
                return Misused;
        }
    }

    /// <summary>The site, composed but not started, and without its log on the console: there the command alone speaks.</summary>
    internal static WebApplication Compose(string[] args) => PortalHost.Build(args, builder => builder.Logging.ClearProviders());
}
