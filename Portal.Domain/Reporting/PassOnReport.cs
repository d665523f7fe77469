using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// 转交: another department handles the case from now on. Its officers get the keys, those of the old department lose them, and the reporter reads to whom it
/// went and why. The day by which the next step is owed stays: passing on wins nobody time.
/// </summary>
/// <param name="Text">Why, for the reporter.</param>
[Requires(Permission.ShareCases)]
public sealed record PassOnReport(Guid ReportId, Guid DepartmentId, string Text) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => $"{ReportNumber.Of(ReportId)}/{DepartmentId:N}";
}

internal sealed class PassOnReportValidator : AbstractValidator<PassOnReport>
{
    public PassOnReportValidator()
    {
        RuleFor(r => r.DepartmentId).NotEmpty().WithErrorCode("ChooseDepartment");
        RuleFor(r => r.Text).Must(t => t.Trim().Length >= CaseTextValidator.LeastAnswer).WithErrorCode("ExplainToReporter")
            .WithState(_ => new object[] { CaseTextValidator.LeastAnswer });
        RuleFor(r => r.Text).FitsMessage();
    }
}

internal sealed class PassOnReportHandler(
    IPortalDb db, CaseKeys caseKeys, CaseExclusion exclusion, PassOnTargets targets, CaseWrapping wrapping, CaseJournal journal)
    : IRequestHandler<PassOnReport, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(PassOnReport request, CancellationToken cancellationToken)
    {
        var opened = await caseKeys.OpenAsync(request.ReportId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        using var keys = opened.Value;
        await CaseLock.TakeAsync(db, request.ReportId, cancellationToken);
        var report = await db.Reports.SingleAsync(r => r.Id == request.ReportId, cancellationToken);
        var from = report.DepartmentId;
        var excluded = exclusion.Of(report, keys);
        if (excluded.IsRefused)
        {
            return Outcome<Nothing>.Refused(excluded.Refusals);
        }

        if (excluded.Value == request.DepartmentId)
        {
            return new Refusal("DepartmentExcluded", nameof(request.DepartmentId));
        }

        if (await targets.FindAsync(request.DepartmentId, cancellationToken) is not { } recipients)
        {
            return new Refusal("DepartmentCannotTake", nameof(request.DepartmentId));
        }

        var passed = report.PassOn(request.DepartmentId);
        if (passed.IsRefused)
        {
            return Outcome<Nothing>.Refused(passed.Refusals);
        }

        await MoveWrapsAsync(report.Id, from, recipients, keys, cancellationToken);
        await journal.TellPassedOnAsync(report.Id, keys, request.Text, recipients.Department.Name, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }

    /// <summary>
    /// Afterwards exactly these hold the case: the new department's officers, the recovery key, and whoever of the duty desk had been given it, unless
    /// the desk is what passes it on. Nobody else, whoever had shared it with him.
    /// </summary>
    private async Task MoveWrapsAsync(Guid reportId, Guid from, Recipients to, ReportKeys keys, CancellationToken cancellationToken)
    {
        var wraps = await db.ReportWraps.Where(w => w.ReportId == reportId && w.StaffId != null).ToListAsync(cancellationToken);
        var holders = wraps.Select(w => w.StaffId).ToArray();
        var staying = await db.Staff.AsNoTracking()
            .Where(s => holders.Contains(s.Id) && s.DepartmentId != from
                && (s.DepartmentId == to.Department.Id || db.Departments.Any(d => d.IsDutyDesk && d.Id == s.DepartmentId)))
            .Select(s => s.Id)
            .ToListAsync(cancellationToken);
        db.ReportWraps.RemoveRange(wraps.Where(w => !staying.Contains(w.StaffId.GetValueOrDefault())));
        var wrapped = wraps.Select(w => w.KeyId).ToHashSet();
        wrapping.Add(reportId, keys, to.Keys.Where(k => !wrapped.Contains(k.Id)));
    }
}
