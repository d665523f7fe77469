using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Content;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Sealing;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>
/// Makes a new site: its secret, its database, the first holders of the three posts, the duty desk with two officers, and the recovery key. Runs
/// once. Passwords and shares are printed before the database keeps anything, and count only when the last line says so: a run that dies half way can be
/// repeated, and never leaves a recovery key whose shares nobody saw.
/// </summary>
internal sealed class SetupCommand(CommandOutput output, SiteText words)
{
    public async Task<int> RunAsync(string[] args)
    {
        if (SetupPlan.FindUnknown(args) is { } unknown)
        {
            output.Line(words["Setup.UnknownOption", unknown]);
            return CommandLine.Misused;
        }

        await using var app = CommandLine.Compose(args);
        var (plan, option, why) = SetupPlan.Read(app.Configuration);
        if (plan is null)
        {
            output.Line(words["Setup.Wrong." + why, option]);
            return CommandLine.Misused;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await db.Database.MigrateAsync();
        if (await db.Staff.AnyAsync() || await db.RecoveryKeys.AnyAsync() || await db.Departments.AnyAsync())
        {
            output.Line(words["Setup.AlreadyDone"]);
            return CommandLine.Fault;
        }

        if (!TryWriteSecret(SealingRegistration.SecretFile(app.Configuration, app.Environment)))
        {
            return CommandLine.Fault;
        }

        return await MakeAsync(plan, db, scope.ServiceProvider);
    }

    private async Task<int> MakeAsync(SetupPlan plan, PortalDb db, IServiceProvider services)
    {
        var accounts = services.GetRequiredService<IStaffAccounts>();
        var time = services.GetRequiredService<TimeProvider>();
        var recovery = services.GetRequiredService<IRecoveryKeys>().Create();
        var passwords = new List<string>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var desk = new Department(Guid.CreateVersion7(), plan.DutyDesk, isDutyDesk: true, plan.DutyTelephone);
        db.Departments.Add(desk);
        await db.SaveChangesAsync();
        foreach (var person in plan.People)
        {
            Guid? department = RolePermissions.NeedsKey(person.Roles) ? desk.Id : null;
            var member = StaffMember.Propose(person.UserName, person.DisplayName, person.Roles, department, proposedBy: null).Value.AppointAtSetup();
            db.Staff.Add(member);
            passwords.Add(accounts.CreateInitialPassword());
            await accounts.GiveInitialPasswordAsync(member, passwords[^1], CancellationToken.None);
        }

        var key = RecoveryKey.Of(recovery.Boxes, plan.Holders, time.Today());
        db.RecoveryKeys.Add(key);
        await db.SaveChangesAsync();
        var trail = new AuditTrail(db, services.GetRequiredService<IInstanceSecrets>(), time);
        await trail.AppendAsync(new CommandActor(), "Setup", plan.DutyDesk, AuditTrail.Done, CancellationToken.None);

        var files = new RecoveryShareFiles(output, words, services.GetRequiredService<IConfiguration>());
        Print(plan, passwords, () => files.Print(recovery.Shares, key));
        if (plan.SharesFolder is { } folder && !files.TryWrite(folder, recovery.Shares, key))
        {
            return CommandLine.Fault;
        }

        await transaction.CommitAsync();
        var content = await services.GetRequiredService<SiteContent>().SetUpEmptyAsync(CancellationToken.None);
        if (content.Fault is { } fault)
        {
            // The site stands; its content can be brought by hand, and nobody's password is lost for it.
            output.Line(words["Setup.ContentStopped", fault]);
        }

        output.Line(words["Setup.Done"]);
        return CommandLine.Done;
    }

    private void Print(SetupPlan plan, List<string> passwords, Action printShares)
    {
        output.Line(words["Setup.OnlyIfDone"]);
        output.Line();
        output.Line(words["Setup.Passwords"]);
        output.Table(
        [
            [words["Setup.Column.UserName"], words["Setup.Column.Password"], words["Setup.Column.Name"]],
            .. plan.People.Select((person, at) => new[] { person.UserName, passwords[at], person.DisplayName }),
        ]);
        output.Line();
        output.Line(words["Setup.Shares"]);
        printShares();
        output.Line();
        output.Line(words["Setup.Next"]);
        output.Line();
    }

    /// <summary>A secret that is there already stays: it was made by a run that died, or kept from a site whose database is being made anew.</summary>
    private bool TryWriteSecret(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                InstanceSecrets.Create(path);
            }

            InstanceSecrets.Open(path, createIfMissing: false).Dispose();
            return true;
        }
        catch (Exception fault) when (fault is InstanceSecretsMissingException or IOException or UnauthorizedAccessException)
        {
            output.Line(words["Setup.Lacks.SecretsUnusable", path]);
            return false;
        }
    }
}
