using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Keeps a half-typed text while its officer goes on typing. Neither act nor query: nothing of the case changes, it touches one row of the officer's own, and
/// a record of every pause would drown the ones that matter. Refusals: <c>ScratchNotKept</c>.
/// </summary>
/// <param name="EntryId">The form's own id: what was sent meanwhile is not kept again.</param>
[Requires(Permission.HandleCases)]
[Routine]
public sealed record KeepScratch(Guid ReportId, CaseAct Act, string Text, Guid? EntryId = null) : IRequest<Outcome<Nothing>>;

internal sealed class KeepScratchHandler(CaseScratches scratches, CaseJournal journal, IActor actor) : IRequestHandler<KeepScratch, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(KeepScratch request, CancellationToken cancellationToken)
    {
        var text = await journal.HasAsync(request.ReportId, request.EntryId, cancellationToken) ? "" : request.Text;
        return await scratches.KeepAsync(actor.StaffId!.Value, request.ReportId, request.Act, text, cancellationToken) ? default(Nothing) : new Refusal("ScratchNotKept");
    }
}
