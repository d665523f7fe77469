using System.Reflection;
using System.Runtime.CompilerServices;
using MediatR;

namespace Portal.Tests.Architecture;

/// <summary>What every request and handler owes: a mark that says who may send it, and a shape that nobody changes on the way.</summary>
public sealed class RequestTests
{
    private static readonly IReadOnlyList<Type> Types = [.. PortalTypes.DomainAssembly.GetTypes().Concat(PortalTypes.WebAssembly.GetTypes())];

    private static readonly IReadOnlyList<Type> Requests = [.. Types.Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IBaseRequest)))];

    private static readonly IReadOnlyList<Type> Handlers =
    [
        .. Types.Where(type => !type.IsAbstract && type.GetInterfaces().Any(face => face.IsGenericType
            && (face.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || face.GetGenericTypeDefinition() == typeof(INotificationHandler<>)))),
    ];

    [Fact]
    public void There_are_requests_and_handlers_to_hold_the_rules() => Assert.True(Requests.Count > 0 && Handlers.Count > 0);

    [Fact]
    public void Request_says_exactly_once_who_may_send_it() =>
        Broken.Nowhere(Requests.Where(type => IsMarked(type, "RequiresAttribute") == IsMarked(type, "OpenToAnyoneAttribute")).Select(type => type.FullName));

    [Fact]
    public void Request_is_a_sealed_record_that_cannot_be_changed() =>
        Broken.Nowhere(Requests.Where(type => !type.IsSealed || !IsRecord(type) || !IsImmutable(type)).Select(type => type.FullName));

    [Fact]
    public void Request_has_exactly_one_handler()
    {
        var handled = Handlers.SelectMany(type => type.GetInterfaces())
            .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            .Select(face => face.GenericTypeArguments[0])
            .ToList();
        Broken.Nowhere(Requests.Where(type => handled.Count(other => other == type) != 1).Select(type => type.FullName));
    }

    [Fact]
    public void Handler_is_internal_and_sealed() =>
        Broken.Nowhere(Handlers.Where(type => type.IsPublic || !type.IsSealed).Select(type => type.FullName));

    private static bool IsMarked(Type type, string attribute) =>
        type.GetCustomAttributes(inherit: false).Any(mark => mark.GetType().Name == attribute && mark.GetType().Namespace == "Portal.Domain.Access");

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static bool IsImmutable(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .All(property => property.SetMethod is not { } setter || setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));
}
