using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Reporting;

namespace Portal.Web.Pipeline;

/// <summary>The one place that knows how MediatR is wired, so that moving to a later version is a small change.</summary>
internal static class Registration
{
    public static IServiceCollection AddRequests(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ServiceFactory>(provider => type => provider.GetRequiredService(type));
        services.AddScoped<IMediator, Mediator>();
        services.Scan(scan => scan.FromAssemblies(typeof(IPortalDb).Assembly, typeof(Registration).Assembly)
            .AddClasses(classes => classes.AssignableToAny(typeof(IRequestHandler<,>), typeof(INotificationHandler<>)), publicOnly: false)
            .AsImplementedInterfaces()
            .WithScopedLifetime());
        services.AddValidatorsFromAssemblies([typeof(IPortalDb).Assembly, typeof(Registration).Assembly], ServiceLifetime.Singleton, includeInternalTypes: true);

        // The order is the order of the pipeline.
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Audit<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Authorize<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Validate<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Transact<,>));
        services.AddScoped<AuditTrail>();
        services.AddScoped<AuditVerifier>();
        services.AddScoped<DayRecords>();
        services.AddScoped<StaffRegister>();
        services.AddScoped<StaffRows>();
        services.AddScoped<DepartmentNews>();
        services.TryAddScoped<IActor, Nobody>();
        return services.AddReporting(configuration);
    }

    /// <summary>The parts that the reporting handlers share.</summary>
    private static IServiceCollection AddReporting(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Portal:Intake").Get<IntakeRules>() ?? new IntakeRules())
        .AddSingleton<DraftTickets>()
        .AddSingleton<BlobOwners>()
        .AddSingleton<FollowUpDecoy>()
        .AddSingleton<ReceiptLocks>()
        .AddScoped<Drafts>()
        .AddScoped<AttachmentIntake>()
        .AddScoped<ReportFiling>()
        .AddScoped<AnswerCheck>()
        .AddScoped<Router>()
        .AddScoped<FollowUpReader>()
        .AddScoped<FollowUpChains>()
        .AddScoped<IntakeSweep>()
        .AddScoped<RetentionPeriods>()
        .AddScoped<NobodysBlobs>()
        .AddScoped<Retention>()
        .AddSingleton<UploadTickets>()
        .AddScoped<UploadShelf>()
        .AddScoped<UploadParts>()
        .AddCases();

    /// <summary>Names every request that forgot to say who may send it. Called at start: such a site does not start.</summary>
    public static void RefuseUnmarkedRequests()
    {
        var unmarked = typeof(IPortalDb).Assembly.GetTypes().Concat(typeof(Registration).Assembly.GetTypes())
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IBaseRequest)))
            .Where(type => type.IsDefined(typeof(RequiresAttribute)) == type.IsDefined(typeof(OpenToAnyoneAttribute)))
            .Select(type => type.Name)
            .ToArray();
        if (unmarked.Length > 0)
        {
            throw new InvalidOperationException($"These requests must carry exactly one of [Requires] and [OpenToAnyone]: {string.Join(", ", unmarked)}");
        }
    }
}
