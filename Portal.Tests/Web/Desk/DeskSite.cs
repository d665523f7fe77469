using global::Portal.Domain.Access;
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

    public static async Task<DeskSite> StartAsync()
    {
        var site = new DeskSite(await PortalApp.StartAsync(new PortalAppOptions
        {
            Settings = new Dictionary<string, string>
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
