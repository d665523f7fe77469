using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Tests.Support;

/// <summary>Whoever sits at the desk in a test that sends requests without a browser: the same pipeline, with the actor named by the test.</summary>
internal sealed class Seat : IActor
{
    private StaffMember? _member;

    public Guid? StaffId => _member?.Id;

    public string DisplayName => _member?.DisplayName ?? "";

    public Guid? DepartmentId => _member?.DepartmentId;

    public IReadOnlySet<Permission> Permissions => _member is { Standing: Standing.InForce } ? RolePermissions.Of(_member.Roles) : new HashSet<Permission>();

    /// <summary>For <see cref="PortalAppOptions.Configure"/>.</summary>
    public static void Add(WebApplicationBuilder builder) =>
        builder.Services.AddScoped<Seat>().AddScoped<IActor>(provider => provider.GetRequiredService<Seat>());

    /// <param name="member">Who sends it; null for somebody who is not signed in.</param>
    public static async Task<Outcome<T>> SendAsync<T>(PortalApp app, StaffMember? member, IRequest<Outcome<T>> request)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Seat>()._member = member;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
