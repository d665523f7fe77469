using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>Opens a case. Every opening is on record.</summary>
[Requires(Permission.ReadCases)]
public sealed record ReadCase(Guid ReportId) : IQuery<CaseFile>, IConcerns
{
    public string AuditTarget => ReportNumber.Of(ReportId);
}

internal sealed class ReadCaseHandler(
    IPortalDb db, CaseReader reader, CaseOpeners openers, CaseColleagues colleagues, PassOnTargets targets, HoldReader holds, IActor actor, TimeProvider time)
    : IRequestHandler<ReadCase, Outcome<CaseFile>>
{
    private const int AuditLines = 8;

    public async Task<Outcome<CaseFile>> Handle(ReadCase request, CancellationToken cancellationToken)
    {
        var opened = await reader.OpenAsync(request.ReportId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<CaseFile>.Refused(opened.Refusals);
        }

        var (report, content, messages, notes, damaged, holdReason) = opened.Value;
        var hold = await holds.OfAsync(report.Id, cancellationToken);
        var names = await CaseNames.ReadAsync(db, cancellationToken);
        var staff = await NamesOfAsync(messages, cancellationToken);
        var able = (await openers.OfAsync([report.Id], cancellationToken))[report.Id].ToArray();
        var receivers = await colleagues.OfAsync(report, content.ExcludedDepartmentId, names, cancellationToken);
        var number = ReportNumber.Of(report.Id);
        var files = CaseAttachments.Number(opened.Value.Files);
        var next = content.Files.Count;
        var talk = new List<CaseMessage>();
        foreach (var message in messages)
        {
            var officer = message.OfficerId is { } id ? staff.GetValueOrDefault(id, "") : "";
            talk.Add(new CaseMessage(
                message.From, officer, message.From == Voice.Officer && message.OfficerId == actor.StaffId, message.Text, message.At, message.NewState,
                message.Reason, message.PassedTo ?? "", files[next..(next + message.Files.Count)]));
            next += message.Files.Count;
        }

        return new CaseFile(
            report.Id, number, report.State, report.Urgency, names.District(report.DistrictCode), report.Industry, names.Hazard(report.HazardCode),
            names.Department(report.DepartmentId), report.FiledOn, report.DueOn, report.AcceptedOn, report.ClosedOn, time.Today(),
            View(content, files[..content.Files.Count]),
            talk,
            [.. notes.Select(n => new CaseNoteView(n.OfficerName, n.Text, n.At))],
            damaged,
            able,
            await db.ReportWraps.AnyAsync(w => w.ReportId == report.Id && w.StaffId == null, cancellationToken),
            [.. receivers.Where(c => able.All(a => a.StaffId != c.StaffId))],
            [.. receivers.Where(c => c.StaffId != actor.StaffId)],
            await targets.OfAsync(report, content.ExcludedDepartmentId, cancellationToken),
            content.ExcludedDepartmentId is { } excluded ? names.Department(excluded) : "",
            CaseActs.Allowed(report.State, actor.Permissions),
            await AuditOfAsync(number, cancellationToken),
            report.KeepUntil,
            hold is null ? null : new CaseHold(hold, holdReason?.Text ?? ""),
            actor.Permissions.Contains(Permission.HoldCases));
    }

    private static CaseContentView View(ReportContent content, CaseAttachmentView[] files) => new(
        content.What, content.Township, content.Address, content.MapPoint, content.Enterprise, content.EnterpriseCode, content.Since, content.DangerNow,
        content.Insider, content.Identity, content.WantsReward, content.Claim is not null, content.FiledAt, content.Order, content.SlowLane, files, content.Language)
    {
        Channel = content.Channel,
    };

    private async Task<Dictionary<Guid, string>> NamesOfAsync(IReadOnlyList<ConversationMessage> messages, CancellationToken cancellationToken)
    {
        var ids = messages.Select(m => m.OfficerId).OfType<Guid>().Distinct().ToArray();
        return await db.Staff.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.DisplayName, cancellationToken);
    }

    private async Task<CaseAuditLine[]> AuditOfAsync(string number, CancellationToken cancellationToken)
    {
        var below = number + "/";
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(e => e.Target == number || e.Target.StartsWith(below))
            .OrderByDescending(e => e.Sequence)
            .Take(AuditLines)
            .ToListAsync(cancellationToken);
        return [.. entries.Select(e => new CaseAuditLine(e.At, e.Act, e.StaffName, e.Target, e.Result, Convert.ToHexStringLower(e.Hash)[^4..]))];
    }
}
