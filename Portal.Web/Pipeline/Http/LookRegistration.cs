using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.WebEncoders;
using Portal.Cms.Liquid;
using Portal.Web.Pages.Shared;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pipeline.Http;

/// <summary>Registers what every page needs to be seen: theme, words, identity, and the front of the pipeline.</summary>
internal static class LookRegistration
{
    private const string DefaultTheme = "Mangdao";

    public static IServiceCollection AddLook(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiteIdentity>().Bind(configuration.GetSection(SiteIdentity.Section)).ValidateDataAnnotations().ValidateOnStart();

        // Chinese text is written as it is, not as numbered entities three times as long.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(provider => new SiteText(provider.GetRequiredService<HtmlEncoder>()));
        services.AddSingleton(_ => Theme.Load(Path.Combine(AppContext.BaseDirectory, "themes", configuration["Portal:Theme"] ?? DefaultTheme)));
        services.AddSingleton(provider => new ThemeRenderer(
            provider.GetRequiredService<Theme>(),
            provider.GetRequiredService<HtmlEncoder>(),
            provider.GetRequiredService<ILogger<ThemeRenderer>>()));
        services.AddSingleton<AnswerGrid>();
        services.AddScoped<PageResources>();
        services.AddScoped<ShownPage>();
        services.AddScoped<PublicZones>();
        services.AddScoped<PageDresser>();
        services.AddScoped<AreaVisit>();

        services.AddSingleton<ITagHelperInitializer<FormTagHelper>, FormsWithoutCookie>();
        services.AddRazorPages();
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.ConfigureFilter(new OnlyHandledMethods());
            options.Conventions.AddFolderApplicationModelConvention("/", LeaveFormsWithoutCookie);
            options.Conventions.AddFolderApplicationModelConvention("/", SendToChinese);
        });

        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        return services;
    }

    /// <summary>A file asked for by the hash of its content (<c>asp-append-version</c>) never changes under that address.</summary>
    private static void KeepVersionedFiles(StaticFileResponseContext file)
    {
        if (file.Context.Request.Query.ContainsKey("v"))
        {
            file.Context.Response.Headers.CacheControl = ThemeFiles.ForEver;
        }
    }

    private static void LeaveFormsWithoutCookie(PageApplicationModel page)
    {
        if (SiteAreaExtensions.AreaOf(page.ViewEnginePath) is SiteArea.Public or SiteArea.Report)
        {
            page.Filters.Add(new IgnoreAntiforgeryTokenAttribute());
        }
    }

    private static void SendToChinese(PageApplicationModel page)
    {
        if (!EnglishPages.Has(page.ViewEnginePath))
        {
            page.Filters.Add(new ChineseOnly());
        }
    }

    /// <summary>
    /// The front of the pipeline, before routing: mode, headers, error pages, compression of what holds no secret, and files.
    /// Authentication and endpoints come after it.
    /// </summary>
    /// <param name="beforeRouting">What can answer without a page being looked for.</param>
    public static WebApplication UsePublicFront(this WebApplication app, Action<IApplicationBuilder>? beforeRouting = null)
    {
        app.UseMiddleware<PathModes>();
        app.UseMiddleware<SecurityHeaders>();

        // Compressing an answer that holds a secret beside something the sender chose leaks the secret (BREACH).
        app.UseWhen(context => context.Place().Area is SiteArea.Public, branch => branch.UseResponseCompression());
        app.UseMiddleware<FaultPages>();
        app.UseMiddleware<ThemeFiles>();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = KeepVersionedFiles });
        beforeRouting?.Invoke(app);
        app.UseRouting();
        return app;
    }
}
