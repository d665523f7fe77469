using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>
/// A share is lost, or a holder leaves: two old shares make a new key with three new shares. The new one comes into force only after two of its shares
/// were typed back and every report is wrapped for it; until then the old one stays. A run that was broken off is taken up by the next.
/// </summary>
internal sealed class RenewRecoveryCommand(CommandOutput output, CommandInput input, SiteText words)
{
    private const string Act = "RenewRecovery";

    public async Task<int> RunAsync(string[] args)
    {
        if (CommandOptions.FindUnknown(args, [.. ShareHolders.Options, "shares-folder", "afresh"]) is { } unknown)
        {
            output.Line(words["Setup.UnknownOption", unknown]);
            return CommandLine.Misused;
        }

        await using var app = CommandLine.Compose(args);
        var (holders, option, why) = ShareHolders.Read(app.Configuration);
        if (holders is null)
        {
            output.Line(words["Setup.Wrong." + why, option]);
            return CommandLine.Misused;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var ceremony = new RecoveryCeremony(output, input, words, services);
        if (await ceremony.KeyInForceAsync() is not { } old)
        {
            return CommandLine.Fault;
        }

        var db = services.GetRequiredService<PortalDb>();
        output.Line(words["Commands.KeyOf", old.MadeOn, old.HolderA, old.HolderB, old.HolderC]);
        using var opened = await ceremony.OpenAsync(old, "Commands.Renew.Ask", Act, "");
        if (opened is null)
        {
            return CommandLine.Fault;
        }

        var next = await db.RecoveryKeys.SingleOrDefaultAsync(k => k.IsProposed);
        if (next is not null && app.Configuration.GetValue("afresh", defaultValue: false))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await services.GetRequiredService<RecoveryRenewal>().DiscardAsync(next, CancellationToken.None);
            await transaction.CommitAsync();
            next = null;
        }

        next ??= await ProposeAsync(services, db, holders, app.Configuration);
        if (next is null)
        {
            return CommandLine.Fault;
        }

        using var proof = await ceremony.OpenAsync(next, "Commands.Renew.AskNew", Act, "");
        if (proof is null || !services.GetRequiredService<RecoveryTrial>().Opens(next, proof.Key))
        {
            output.Line(words["Commands.Renew.NotYet"]);
            return CommandLine.Fault;
        }

        return await MoveAsync(services, db, old, opened, next);
    }

    /// <summary>The shares are shown before the key is kept, so that no proposed key exists whose shares nobody saw.</summary>
    private async Task<RecoveryKey?> ProposeAsync(IServiceProvider services, PortalDb db, RecoveryHolders holders, IConfiguration settings)
    {
        var made = services.GetRequiredService<IRecoveryKeys>().Create();
        var next = RecoveryKey.Of(made.Boxes, holders, services.GetRequiredService<TimeProvider>().Today(), isProposed: true);
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.RecoveryKeys.Add(next);
        await db.SaveChangesAsync();
        await services.GetRequiredService<AuditTrail>().AppendAsync(
            new CommandActor(), Act, RecoverySharePage.Fingerprint(next), "RecoveryKeyProposed", CancellationToken.None);
        var files = new RecoveryShareFiles(output, words, settings);
        output.Line();
        output.Line(words["Commands.Renew.Shares"]);
        files.Print(made.Shares, next);
        if (settings["shares-folder"] is { } folder && !files.TryWrite(folder, made.Shares, next))
        {
            return null;
        }

        await transaction.CommitAsync();
        output.Line(words["Commands.Renew.Proposed"]);
        output.Line();
        return next;
    }

    private async Task<int> MoveAsync(IServiceProvider services, PortalDb db, RecoveryKey old, OpenedRecovery opened, RecoveryKey next)
    {
        var renewal = services.GetRequiredService<RecoveryRenewal>();
        var done = new WrappedRound(0, 0);
        var after = (Guid?)Guid.Empty;
        while (after is { } last)
        {
            await using var round = await db.Database.BeginTransactionAsync();
            var wrapped = await renewal.WrapRoundAsync(last, old, opened.Key, next, CancellationToken.None);
            await round.CommitAsync();
            done += wrapped?.Round ?? new WrappedRound(0, 0);
            after = wrapped?.Last;
            db.ChangeTracker.Clear();
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        db.RecoveryKeys.AttachRange(old, next);
        var rest = await renewal.EndAsync(old, opened.Key, next, services.GetRequiredService<TimeProvider>().Today(), CancellationToken.None);
        await services.GetRequiredService<AuditTrail>().AppendAsync(
            new CommandActor(), Act, $"{opened.Letters} {RecoverySharePage.Fingerprint(next)}", AuditTrail.Done, CancellationToken.None);
        await transaction.CommitAsync();
        output.Line(words["Commands.Renew.Done", done.Wrapped + rest.Wrapped, next.HolderA, next.HolderB, next.HolderC]);
        if (Math.Max(done.Damaged, rest.Damaged) is > 0 and var damaged)
        {
            output.Line(words["Commands.Damaged", damaged]);
        }

        return CommandLine.Done;
    }
}
