using System.Reflection;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Pipeline;

/// <summary>
/// Puts staff requests on record. An act that succeeds is recorded inside its own transaction (see <see cref="Transact{TRequest,TResponse}"/>); refusals
/// and queries are recorded here, in a transaction of their own. What anyone may do without an account is never recorded.
/// </summary>
internal sealed class Audit<TRequest, TResponse>(IActor actor, AuditTrail trail, PortalDb db) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly bool IsStaffs = !typeof(TRequest).IsDefined(typeof(OpenToAnyoneAttribute));
    private static readonly bool IsQuiet = typeof(TRequest).IsDefined(typeof(RoutineAttribute));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        var recordedAlready = AuditedRequest.IsAct(typeof(TRequest)) && !response.IsRefused;
        if (!IsStaffs || recordedAlready || (IsQuiet && !response.IsRefused))
        {
            return response;
        }

        // A slip in such a form is no deed, and its second would tell when somebody was on the telephone.
        if (AuditedRequest.IsByDay(typeof(TRequest)) && response.Refusals is not [{ Code: "NotPermitted" }])
        {
            return response;
        }

        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await trail.AppendAsync(actor, typeof(TRequest).Name, AuditedRequest.TargetOf(request), AuditedRequest.ResultOf(response), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return response;
    }
}

/// <summary>How a request and its answer are named in the audit log.</summary>
internal static class AuditedRequest
{
    public static bool IsAct(Type request) =>
        request.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAct<>));

    public static bool IsStaffs(Type request) => request.GetCustomAttribute<OpenToAnyoneAttribute>() is null;

    public static bool IsByDay(Type request) => request.IsDefined(typeof(RecordedByDayAttribute), inherit: false);

    /// <summary>Cut to what the log keeps: a target comes from a form, and a long one must not keep a refusal off the record.</summary>
    public static string TargetOf(object request) =>
        request is IConcerns { AuditTarget: var target } ? target.Length <= AuditEntry.MaxTargetLength ? target : target[..AuditEntry.MaxTargetLength] : "";

    public static string ResultOf<TResponse>(TResponse response)
        where TResponse : IOutcome<TResponse> => response.IsRefused ? response.Refusals[0].Code : AuditTrail.Done;
}
