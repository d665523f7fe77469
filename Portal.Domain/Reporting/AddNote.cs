using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>A note among officers, sealed under the key that the reporter never has.</summary>
/// <param name="EntryId">The form's own random id: the same form sent twice writes once.</param>
[Requires(Permission.HandleCases)]
public sealed record AddNote(Guid ReportId, string Text, Guid? EntryId = null) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ReportNumber.Of(ReportId);
}

internal sealed class AddNoteValidator : AbstractValidator<AddNote>
{
    public AddNoteValidator()
    {
        RuleFor(r => r.Text).Must(t => t.Trim().Length > 0).WithErrorCode("NoteEmpty");
        RuleFor(r => r.Text).FitsMessage();
    }
}

internal sealed class AddNoteHandler(IPortalDb db, CaseKeys caseKeys, CaseJournal journal) : IRequestHandler<AddNote, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(AddNote request, CancellationToken cancellationToken)
    {
        var opened = await caseKeys.OpenAsync(request.ReportId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        using var keys = opened.Value;
        var state = await db.Reports.AsNoTracking().Where(r => r.Id == request.ReportId).Select(r => r.State).SingleAsync(cancellationToken);
        if (CaseActs.Forbids(CaseAct.AddNote, state) is { } refusal)
        {
            return refusal;
        }

        if (await journal.HasAsync(request.ReportId, request.EntryId, cancellationToken))
        {
            return default(Nothing);
        }

        await journal.NoteAsync(request.ReportId, keys, request.Text, cancellationToken, request.EntryId);
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
