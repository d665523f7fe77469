using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Domain.Access;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Publicity;

/// <summary>What all rooms share in which the public writes to the city: tickets, sealed contacts, the city's districts.</summary>
internal static class PublicRoomRegistration
{
    public static IServiceCollection AddPublicRooms(this IServiceCollection services)
    {
        services.TryAddSingleton<IContactSeal, ContactSeal>();
        services.TryAddSingleton<FormTickets>();
        services.TryAddScoped<ICityPlaces, CityPlaces>();
        return services;
    }
}
