using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>
/// The second way out of a forgotten password, and the only one when all officers are gone: two shares wrap reports anew for one officer, whose key two
/// people have accepted. The use is counted, for everybody to see, before the first report is wrapped. May be repeated; it takes up what is left.
/// </summary>
internal sealed class RecoverCommand(CommandOutput output, CommandInput input, SiteText words)
{
    private const string Act = "RecoverCases";
    private const int BatchSize = 50;

    private static readonly Dictionary<string, RecoveryReason> Reasons = new(StringComparer.Ordinal)
    {
        ["password"] = RecoveryReason.Password,
        ["officers"] = RecoveryReason.Officers,
        ["other"] = RecoveryReason.Other,
    };

    public async Task<int> RunAsync(string[] args)
    {
        if (CommandOptions.FindUnknown(args, ["officer", "report", "reason"]) is { } unknown)
        {
            output.Line(words["Setup.UnknownOption", unknown]);
            return CommandLine.Misused;
        }

        await using var app = CommandLine.Compose(args);
        var (userName, number) = (app.Configuration["officer"] ?? "", app.Configuration["report"]);
        var reason = app.Configuration["reason"] ?? "";
        if (userName.Length == 0 || !Reasons.TryGetValue(reason.Split(':')[0], out var why) || (why == RecoveryReason.Other && reason.Length < "other:12".Length))
        {
            output.Line(words["Commands.Recover.Options"]);
            return CommandLine.Misused;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var ceremony = new RecoveryCeremony(output, input, words, scope.ServiceProvider);
        if (await ceremony.KeyInForceAsync() is not { } key)
        {
            return CommandLine.Fault;
        }

        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var officer = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.UserName == userName);
        if (officer is null)
        {
            output.Line(words["Commands.Recover.NoOfficer", userName]);
            return CommandLine.Fault;
        }

        var cases = scope.ServiceProvider.GetRequiredService<RecoveredCases>();
        var found = await cases.FindAsync(officer, number, CancellationToken.None);
        if (found.IsRefused)
        {
            output.Line(words["Commands." + found.Refusals[0].Code, officer.DisplayName]);
            return CommandLine.Fault;
        }

        if (found.Value.Count == 0)
        {
            output.Line(words["Commands.Recover.Nothing", officer.DisplayName]);
            return CommandLine.Done;
        }

        output.Line(words["Commands.Recover.Plan", officer.DisplayName, found.Value.Count]);
        var target = Target(userName, number, reason);
        using var opened = await ceremony.OpenAsync(key, "Commands.Recover.Ask", Act, target);
        if (opened is null)
        {
            return CommandLine.Fault;
        }

        await CountAsync(scope.ServiceProvider, db, why, found.Value.Count, target);
        var done = new WrappedRound(0, 0);
        foreach (var batch in found.Value.Chunk(BatchSize))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            done += await cases.WrapAsync(batch, officer, key.Id, opened.Key, CancellationToken.None);
            await transaction.CommitAsync();
            db.ChangeTracker.Clear();
        }

        output.Line(words["Commands.Recover.Done", officer.DisplayName, done.Wrapped, opened.Persons]);
        if (done.Withheld > 0)
        {
            output.Line(words["Commands.Recover.Withheld", done.Withheld]);
        }

        if (done.Damaged > 0)
        {
            output.Line(words["Commands.Damaged", done.Damaged]);
        }

        return done.Damaged == 0 ? CommandLine.Done : CommandLine.Fault;
    }

    private static async Task CountAsync(IServiceProvider services, PortalDb db, RecoveryReason why, int reports, string target)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.RecoveryUses.Add(new RecoveryUse(Guid.NewGuid(), services.GetRequiredService<TimeProvider>().Today(), why, reports));
        await services.GetRequiredService<AuditTrail>().AppendAsync(new CommandActor(), Act, target, AuditTrail.Done, CancellationToken.None);
        await transaction.CommitAsync();
    }

    private static string Target(string userName, string? number, string reason)
    {
        var target = $"{userName}/{number ?? "*"}/{reason}";
        return target.Length <= AuditEntry.MaxTargetLength ? target : target[..AuditEntry.MaxTargetLength];
    }
}
