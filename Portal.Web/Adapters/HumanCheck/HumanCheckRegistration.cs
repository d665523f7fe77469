using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Portal.Domain.Access;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Adapters.HumanCheck;

internal static class HumanCheckRegistration
{
    public static IServiceCollection AddHumanCheck(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddSingleton(TrustedProxies.From(configuration));
        services.AddSingleton<INetworkHints, NetworkHints>();
        services.AddSingleton<NetworkCounters>();
        services.AddSingleton<ProofPrice>();
        services.AddSingleton<ISpentChallenges, SharedSpentChallenges>();
        services.AddSingleton<ProofOfWork>();
        services.AddSingleton(_ => QuestionPool.Read(Path.Combine(AppContext.BaseDirectory, "content", "human-questions.json")));
        services.AddSingleton<QuestionForms>();
        services.AddSingleton<Admission>();
        services.AddSingleton<QuestionLane>();
        services.AddSingleton<ProofCheck>();
        services.AddSingleton<IHumanCheck, HumanCheckSelector>();
        if (RecaptchaSettings.From(configuration) is { } recaptcha)
        {
            services.AddRecaptcha(recaptcha);
        }

        return services;
    }

    /// <summary>
    /// A fresh proof for a form that has been open for long. Without cookie, and never kept. It is under <c>/report</c> for reporting and under
    /// <c>/my</c> for account forms, so that each place has its own.
    /// </summary>
    public static void MapHumanCheck(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/report/challenge", (HttpContext context, ProofCheck check) => Fresh(context, check, HumanPlace.Report)).AllowAnonymous();
        routes.MapGet("/my/challenge", (HttpContext context, ProofCheck check) => Fresh(context, check, HumanPlace.AccountForm)).AllowAnonymous();
    }

    private static IResult Fresh(HttpContext context, ProofCheck check, HumanPlace place)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(check.Refresh(place), "application/json");
    }

    private static void AddRecaptcha(this IServiceCollection services, RecaptchaSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<RecaptchaCheck>();
        services.AddHttpClient(RecaptchaCheck.ClientName).AddStandardResilienceHandler(options =>
        {
            // A token is good for one call: a second try after a lost answer would be told that it is a duplicate.
            options.Retry.DisableForUnsafeHttpMethods();
            options.AttemptTimeout.Timeout = settings.Timeout;
            options.TotalRequestTimeout.Timeout = settings.Timeout * 1.5;
            options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(Math.Max(30, settings.Timeout.TotalSeconds * 2));
        });
    }
}
