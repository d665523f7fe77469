using Portal.Domain.Audit;
using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>
/// Proves, with two persons present, that their shares still open what reports are sealed to. Opens no report: it seals a fresh secret to the stored
/// public key and opens that.
/// </summary>
internal sealed class RehearseRecoveryCommand(CommandOutput output, CommandInput input, SiteText words)
{
    public const string Act = "RehearseRecovery";

    public async Task<int> RunAsync(string[] args)
    {
        if (CommandOptions.FindUnknown(args, []) is { } unknown)
        {
            output.Line(words["Setup.UnknownOption", unknown]);
            return CommandLine.Misused;
        }

        await using var app = CommandLine.Compose(args);
        await using var scope = app.Services.CreateAsyncScope();
        var ceremony = new RecoveryCeremony(output, input, words, scope.ServiceProvider);
        if (await ceremony.KeyInForceAsync() is not { } key)
        {
            return CommandLine.Fault;
        }

        output.Line(words["Commands.KeyOf", key.MadeOn, key.HolderA, key.HolderB, key.HolderC]);
        using var opened = await ceremony.OpenAsync(key, "Commands.Rehearse.Ask", Act, "");
        if (opened is null)
        {
            return CommandLine.Fault;
        }

        var works = scope.ServiceProvider.GetRequiredService<RecoveryTrial>().Opens(key, opened.Key);
        await ceremony.RecordAsync(Act, opened.Letters, works ? AuditTrail.Done : "RecoverySharesDoNotOpen");
        output.Line(works ? words["Commands.Rehearse.Works", opened.Persons] : words["Commands.Rehearse.Fails", opened.Persons]);
        return works ? CommandLine.Done : CommandLine.Fault;
    }
}
