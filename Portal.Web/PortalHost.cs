using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Cms.Content;
using Portal.Cms.Media;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Accounts;
using Portal.Web.Adapters.Activities;
using Portal.Web.Adapters.Backup;
using Portal.Web.Adapters.Blobs;
using Portal.Web.Adapters.Cleaning;
using Portal.Web.Adapters.Content;
using Portal.Web.Adapters.Content.Programme;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Sample;
using Portal.Web.Adapters.Export;
using Portal.Web.Adapters.HumanCheck;
using Portal.Web.Adapters.Imaging;
using Portal.Web.Adapters.Inspection;
using Portal.Web.Adapters.Jobs;
using Portal.Web.Adapters.Mail;
using Portal.Web.Adapters.Media;
using Portal.Web.Adapters.Publicity;
using Portal.Web.Adapters.Reading;
using Portal.Web.Adapters.Scanning;
using Portal.Web.Adapters.Sealing;
using Portal.Web.Adapters.Search;
using Portal.Web.Commands;
using Portal.Web.Pages.Publicity;
using Portal.Web.Pages.Publicity.Activities;
using Portal.Web.Pages.Media;
using Portal.Web.Pages.Report;
using Portal.Web.Pipeline;
using Portal.Web.Pipeline.Http;

namespace Portal.Web;

/// <summary>Composes the site, so that the program and the tests start the very same one.</summary>
internal static class PortalHost
{
    /// <param name="args">The command line; it also carries settings, <c>--Portal:DataFolder=/srv/portal</c>.</param>
    /// <param name="configure">Runs last, so that a test can put its own clock in place.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        NativeHeap.Bound();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(PortalHost).Assembly.GetName().Name,
        });
        var dataFolder = Path.Combine(builder.Environment.ContentRootPath, builder.Configuration["Portal:DataFolder"] ?? "App_Data");
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IExternalScopeProvider, NoScopes>();
        builder.Services
            .AddLook(builder.Configuration)
            .AddData(builder.Configuration, dataFolder)
            .AddContentKernel()
            .AddPublicContent(builder.Configuration)
            .AddProgramme()
            .AddMediaAndSearch()
            .AddMediaAdapters()
            .AddImaging()
            .AddScoped<IContentSearch, ContentSearch>()
            .AddContentDesk()
            .AddPublicRooms()
            .AddActivities()
            .AddPublicTalk(builder.Configuration)
            .AddInspection(builder.Configuration)
            .AddReading()
            .AddBlobs(builder.Configuration)
            .AddSealing(builder.Configuration)
            .AddCleaning(builder.Configuration)
            .AddScanning(builder.Configuration)
            .AddHumanCheck(builder.Configuration)
            .AddExport()
            .AddBackup(builder.Configuration)
            .AddMail(builder.Configuration)
            .AddJobs(builder.Configuration)
            .AddRequests(builder.Configuration)
            .AddIntakePages()
            .AddPublicityPages()
            .AddActivityPages()
            .AddAccounts();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UsePublicFront(front => front.UseMiddleware<ReadingCounts>().UseOutputCache());
        app.UsePublishedPages();
        app.UseMiddleware<LevelledAnswers>();
        app.UseAccounts();
        app.MapRazorPages();
        app.MapHumanCheck();
        app.MapDeskSession();
        app.MapUploads();
        app.MapMedia();
        app.MapPublicity();
        return app;
    }

    /// <summary>
    /// Brings the stores into the shape that this build needs, before the first request. In Development that means a database of its own with the
    /// sample city; elsewhere nothing is made or changed on the way: the commands do that, on purpose.
    /// </summary>
    /// <returns>The shares of a recovery key made just now (Development), to be shown once; otherwise nothing.</returns>
    /// <exception cref="HalfConfiguredException">Not Development, and something is missing.</exception>
    public static async Task<IReadOnlyList<RecoveryShare>> PrepareAsync(WebApplication app)
    {
        Registration.RefuseUnmarkedRequests();
        if (!app.Environment.IsDevelopment() && await StartCheck.FindAsync(app, CancellationToken.None) is { Count: > 0 } shortfalls)
        {
            throw new HalfConfiguredException(shortfalls);
        }

        await app.Services.GetRequiredService<IBlobStore>().SweepUnfinishedAsync(CancellationToken.None);
        if (!app.Environment.IsDevelopment())
        {
            return [];
        }

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDb>().Database.MigrateAsync();
        if (!WantsSampleData(app))
        {
            return [];
        }

        var city = SampleCity.Load();
        var shares = await scope.ServiceProvider.GetRequiredService<SampleSeeding>().SeedAsync(city, CancellationToken.None);
        if (app.Configuration.GetValue("Portal:SampleContent", defaultValue: true))
        {
            await scope.ServiceProvider.GetRequiredService<SiteContent>().SetUpAsync(CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<SampleActivities>().SeedAsync(CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<SampleQuestions>().SeedAsync(city, CancellationToken.None);
        }

        return shares;
    }

    /// <summary>Sample data exists in Development only; <c>Portal:SampleData=false</c> leaves even that empty, <c>Portal:SampleContent=false</c> only the publicity site.</summary>
    public static bool WantsSampleData(WebApplication app) =>
        app.Environment.IsDevelopment() && app.Configuration.GetValue("Portal:SampleData", defaultValue: true);
}
