using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>What the officer has half typed for a case, by the form it belongs to.</summary>
[Requires(Permission.HandleCases)]
[Routine]
public sealed record ReadScratches(Guid ReportId) : IQuery<IReadOnlyDictionary<CaseAct, string>>;

internal sealed class ReadScratchesHandler(CaseScratches scratches, IActor actor) : IRequestHandler<ReadScratches, Outcome<IReadOnlyDictionary<CaseAct, string>>>
{
    public async Task<Outcome<IReadOnlyDictionary<CaseAct, string>>> Handle(ReadScratches request, CancellationToken cancellationToken) =>
        Outcome<IReadOnlyDictionary<CaseAct, string>>.Done(await scratches.ReadAsync(actor.StaffId!.Value, request.ReportId, cancellationToken));
}
