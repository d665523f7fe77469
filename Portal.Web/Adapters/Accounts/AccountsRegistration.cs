using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Accounts;
using Portal.Web.Pipeline.Accounts;

namespace Portal.Web.Adapters.Accounts;

/// <summary>Accounts, sessions and the two places where cookies live. No scheme is the default one: elsewhere nobody is authenticated.</summary>
internal static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Portal").PersistKeysToDbContext<PortalDb>();
        services.AddOptions<KeyManagementOptions>().Configure<IInstanceSecrets>((options, secrets) => options.XmlEncryptor = new SealedKeyElements(secrets));
        services.AddHttpContextAccessor();
        services.AddSingleton(_ => PasswordRules.Load(Path.Combine(AppContext.BaseDirectory, "content", "common-passwords.txt")));
        services.AddScoped<UnknownNames>();
        AddIdentity<StaffAccount, StaffStore>(services);
        AddIdentity<LearnerAccount, LearnerStore>(services);

        services.AddScoped<OpenSession>();
        services.AddScoped<AreaSessions>();
        services.AddScoped<StaffKeyChain>();
        services.AddScoped<StaffLog>();
        services.AddScoped<IStaffDoor, StaffDoor>();
        services.AddScoped<IUnsentText, UnsentText>();
        services.AddScoped<ILearnerDoor, LearnerDoor>();
        services.AddScoped<IStaffAccounts, StaffAccounts>();
        services.AddScoped<IKeyring, SessionKeyring>();
        services.AddScoped<IActor, DeskActor>();

        services.AddAuthentication()
            .AddScheme<AreaCookieOptions, AreaCookieHandler>(AreaNames.Desk, options => options.Area = CookieArea.Desk)
            .AddScheme<AreaCookieOptions, AreaCookieHandler>(AreaNames.My, options => options.Area = CookieArea.My);
        services.AddAuthorizationBuilder()
            .AddPolicy(AreaNames.Desk, policy => policy.AddAuthenticationSchemes(AreaNames.Desk).RequireAuthenticatedUser())
            .AddPolicy(AreaNames.My, policy => policy.AddAuthenticationSchemes(AreaNames.My).RequireAuthenticatedUser());
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AuthorizeFolder("/Desk", AreaNames.Desk).AuthorizeFolder("/My", AreaNames.My);
            options.Conventions.AllowAnonymousToPage("/Desk/SignIn").AllowAnonymousToPage("/Desk/Unsent").AllowAnonymousToPage("/My/SignIn").AllowAnonymousToPage("/My/Register");
        });

        // Both would otherwise set a cookie for the whole site.
        services.Replace(ServiceDescriptor.Singleton<IAntiforgery, AreaAntiforgery>());
        services.Replace(ServiceDescriptor.Singleton<ITempDataProvider, NoTempData>());
        return services;
    }

    /// <summary>After routing and before the endpoints.</summary>
    public static WebApplication UseAccounts(this WebApplication app)
    {
        app.UseAuthorization();
        app.UseMiddleware<OwedSteps>();
        return app;
    }

    /// <summary>What a desk page asks so that its session goes on. Only being asked matters: the scheme's handler writes that the session was used.</summary>
    public static void MapDeskSession(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/desk/session", () => Results.NoContent()).RequireAuthorization(AreaNames.Desk);

    private static void AddIdentity<TAccount, TStore>(IServiceCollection services)
        where TAccount : IdentityUser<Guid>, ISpacedAccount
        where TStore : class
    {
        // Before the framework's own, which only stands in where there is none.
        services.AddScoped<AccountPasswords<TAccount>>();
        services.AddScoped<IPasswordHasher<TAccount>>(provider => provider.GetRequiredService<AccountPasswords<TAccount>>());
        services.AddIdentityCore<TAccount>(options => options.User.AllowedUserNameCharacters = "")
            .AddUserStore<TStore>()
            .AddTokenProvider<TotpProvider<TAccount>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<PasswordGate<TAccount>>();
        services.AddScoped<SecondFactor<TAccount>>();
    }

    /// <summary>Nothing is carried from one page to the next in a cookie.</summary>
    private sealed class NoTempData : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
            if (values.Count > 0)
            {
                throw new InvalidOperationException("TempData would be lost: put it into the address or the page.");
            }
        }
    }
}
