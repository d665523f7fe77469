using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Pipeline;

/// <summary>
/// One short transaction for an act: the handler's changes, the events it raised and the audit entry stand or fall together. A refusal rolls
/// back; a lost race is a refusal.
/// </summary>
internal sealed class Transact<TRequest, TResponse>(PortalDb db, IMediator mediator, IActor actor, AuditTrail trail, DayRecords days, WriteTurns turns)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly bool IsAct = AuditedRequest.IsAct(typeof(TRequest));
    private static readonly bool IsStaffs = AuditedRequest.IsStaffs(typeof(TRequest));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        // An act sent by another act's handler or listener joins its transaction.
        if (!IsAct || db.Database.CurrentTransaction is not null)
        {
            return await next();
        }

        try
        {
            using var turn = await turns.TakeAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var response = await next();
            if (response.IsRefused)
            {
                // What the handler added is rolled back; it must not ride along with the next act of this request.
                db.ChangeTracker.Clear();
                return response;
            }

            await PublishAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (IsStaffs && AuditedRequest.IsByDay(typeof(TRequest)))
            {
                await days.NoteAsync(actor, typeof(TRequest).Name, AuditTrail.Done, cancellationToken);
            }
            else if (IsStaffs)
            {
                await trail.AppendAsync(actor, typeof(TRequest).Name, AuditedRequest.TargetOf(request), AuditTrail.Done, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return response;
        }
        catch (DbUpdateException race) when (race is DbUpdateConcurrencyException || UniqueViolation.Is(race))
        {
            db.ChangeTracker.Clear();
            return TResponse.Refused([new Refusal("LostRace")]);
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        while (db.ChangeTracker.Entries<AggregateRoot>().SelectMany(e => e.Entity.TakeEvents()).ToArray() is { Length: > 0 } happened)
        {
            foreach (var notification in happened)
            {
                await mediator.Publish(notification, cancellationToken);
            }
        }
    }
}
