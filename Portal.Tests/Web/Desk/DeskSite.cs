using global::Portal.Domain.Access;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Tests.Web.Accounts;

namespace Portal.Tests.Web.Desk;

/// <summary>The real site with people who sign in at its desk, and nothing of the sample city.</summary>
internal sealed class DeskSite : IAsyncDisposable
{
    private DeskSite(PortalApp app)
    {
        App = app;
        Seeds = new CaseSeeds(app.Services);
    }

    public PortalApp App { get; }

    public CaseSeeds Seeds { get; }

    /// <param name="database">The database; a SQLite file unless given.</param>
    /// <param name="settings">More settings, by their full names.</param>
    public static async Task<DeskSite> StartAsync(PortalDatabase? database = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var site = new DeskSite(await PortalApp.StartAsync(new PortalAppOptions
        {
            Database = database,
            Settings = new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
            {
                ["Portal:SampleData"] = "false",
                ["Portal:Passwords:StaffMemoryKiB"] = "8192",
                ["Portal:Passwords:StaffPasses"] = "1",
            },
        }));
        await site.Seeds.PlantAsync();
        return site;
    }

    /// <summary>A member of staff with a password, whose key pair the site itself makes.</summary>
    public async Task<Officer> AddOfficerAsync(string name, Guid department, StaffRoles roles = StaffRoles.Officer)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var member = StaffMember.Propose(name, name, roles, department, proposedBy: null).Value.AppointAtSetup();
        db.Staff.Add(member);
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<IStaffAccounts>().MakeReadyAsync(member, AccountSite.Password, CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        var key = await db.StaffKeys.AsNoTracking().SingleOrDefaultAsync(k => k.StaffId == member.Id);
        return new Officer(member, key?.Id ?? Guid.Empty, key?.PublicKey ?? [], []);
    }

    /// <summary>Opens the intake: a recovery key, a duty desk with two officers, and the fire bureau on the routing table for trade in the test district.</summary>
    public async Task TakeReportsAsync()
    {
        using var recovery = Seeds.Sealer.CreateKeyPair();
        var key = new RecoveryKey(Guid.NewGuid(), recovery.PublicKey, [], [], [], new DateOnly(2026, 1, 1));
        await Seeds.OnDatabaseAsync(db =>
        {
            db.RecoveryKeys.Add(key);
            db.RoutingRules.Add(new RoutingRule(Industry.IndustryAndTrade, "T90101", Seeds.FireBureau));
            return Task.CompletedTask;
        });
        await Seeds.AddOfficerAsync("值班员甲", Seeds.DutyDesk);
        await Seeds.AddOfficerAsync("值班员乙", Seeds.DutyDesk);
    }

    /// <summary>A visitor at the last step of the form, with a report for the test district.</summary>
    public async Task<(ReporterBrowser Browser, ReporterPage Check)> AtCheckAsync(params (string Name, byte[] Content)[] files)
    {
        var browser = new ReporterBrowser(App, App.Client());
        var page = await browser.ToFilesAsync(
            new Dictionary<string, string>(ReporterBrowser.What) { ["Hazard"] = "t-exit" },
            new Dictionary<string, string>(ReporterBrowser.Where) { ["District"] = "T90101" });
        if (files.Length > 0)
        {
            page = await browser.PostAsync(page, "upload", null, files);
        }

        return (browser, await browser.ToCheckAsync(page));
    }

    /// <summary>A browser without script in which this person has signed in.</summary>
    public async Task<HttpClient> AsAsync(Officer officer)
    {
        var browser = App.Client(cookies: true);
        var signedIn = await AccountSite.SignInAsync(browser, officer.Member.UserName);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, signedIn.StatusCode);
        return browser;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
