using System.Reflection;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Web.Pipeline;

/// <summary>
/// Lets a request through only if it says who may send it and the actor is one of them. A request without a mark is refused: a new page cannot
/// forget to say.
/// </summary>
internal sealed class Authorize<TRequest, TResponse>(IActor actor) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly RequiresAttribute? Requires = typeof(TRequest).GetCustomAttribute<RequiresAttribute>();
    private static readonly bool IsOpen = typeof(TRequest).IsDefined(typeof(OpenToAnyoneAttribute));

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (IsOpen)
        {
            return next();
        }

        var allowed = Requires is not null && actor.StaffId is not null && Requires.Permissions.All(actor.Permissions.Contains);
        return allowed ? next() : Task.FromResult(TResponse.Refused([new Refusal("NotPermitted")]));
    }
}
