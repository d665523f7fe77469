using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Web.Accounts;

/// <summary>The site with passwords that cost little, and people in it.</summary>
internal sealed partial class AccountSite : IAsyncDisposable
{
    public const string Password = "远山 river kettle 77";

    private AccountSite(PortalApp app) => App = app;

    public PortalApp App { get; }

    public static async Task<AccountSite> StartAsync(string environment = "Development", PortalDatabase? database = null) => new(await PortalApp.StartAsync(new PortalAppOptions
    {
        Environment = environment,
        Database = database,
        Settings = new Dictionary<string, string>
        {
            ["Portal:Passwords:StaffMemoryKiB"] = "8192",
            ["Portal:Passwords:StaffPasses"] = "1",
            ["Portal:Passwords:LearnerMemoryKiB"] = "8192",
            ["Portal:Passwords:LearnerPasses"] = "1",
        },
    }));

    public async Task<T> InDatabaseAsync<T>(Func<IServiceProvider, PortalDb, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    /// <summary>A member of staff who can sign in; with <paramref name="isFirst"/> with a password that must be changed.</summary>
    public Task<StaffMember> AddStaffAsync(string userName, StaffRoles roles = StaffRoles.Officer, bool isFirst = false) => InDatabaseAsync(async (services, db) =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var department = await db.Departments.FirstOrDefaultAsync();
        if (department is null)
        {
            department = new Department(Guid.NewGuid(), "示例区应急管理局", true, "12350");
            db.Departments.Add(department);
        }

        var member = StaffMember.Propose(userName, "核查员" + userName, roles, RolePermissions.NeedsKey(roles) ? department.Id : null, null).Value.AppointAtSetup();
        db.Staff.Add(member);
        await db.SaveChangesAsync();
        var accounts = services.GetRequiredService<IStaffAccounts>();
        await (isFirst ? accounts.GiveInitialPasswordAsync(member, Password, default) : accounts.MakeReadyAsync(member, Password, default));
        await transaction.CommitAsync();
        return member;
    });

    /// <summary>A browser that keeps its cookies by path, as browsers do.</summary>
    public HttpClient Browser() => App.Client(cookies: true);

    public static async Task<string> TokenAsync(HttpClient browser, string path)
    {
        var page = await browser.GetStringAsync(new Uri(path, UriKind.Relative));
        return FormToken().Match(page).Groups["token"].Value;
    }

    /// <summary>Fills in the form that a page shows.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, params (string Name, string Value)[] fields) =>
        await PostAsync(browser, path, path, fields);

    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string target, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(browser, page);
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("__form", token)));
        return await browser.PostAsync(new Uri(target, UriKind.Relative), form);
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string userName, string password = Password, string code = "", string area = "desk") =>
        PostAsync(browser, $"/{area}/sign-in", ("UserName", userName), ("Password", password), ("Code", code));

    public ValueTask DisposeAsync() => App.DisposeAsync();

    [GeneratedRegex("name=\"__form\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();
}
