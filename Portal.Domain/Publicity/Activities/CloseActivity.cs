using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>
/// Closes an activity that is over: how many were reached, how many places it went to, a short report and pictures. Saved again, it puts right what was written. Refusals:
/// <c>ActivityNotOver</c>, <c>ActivityEnded</c> (it was cancelled), those of the fields.
/// </summary>
[Requires(Permission.RunActivities)]
public sealed record CloseActivity(string ItemId, int? Reached, int? Places, string Report, IReadOnlyList<string> Pictures) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class CloseActivityValidator : AbstractValidator<CloseActivity>
{
    public CloseActivityValidator()
    {
        RuleFor(r => r.Reached).Must(n => n is >= 0 and <= ActivityRecord.MostPeople).WithErrorCode("ActivityReached");
        RuleFor(r => r.Places).Must(n => n is >= 0 and <= ActivityRecord.MostPeople).WithErrorCode("ActivityPlaces");
        RuleFor(r => r.Report).MaximumLength(ActivityRecord.LongestReport).WithErrorCode("ActivityReport").WithState(_ => new object[] { ActivityRecord.LongestReport });
        RuleFor(r => r.Pictures).Must(pictures => pictures.Count <= ActivityRecord.MostPictures).WithErrorCode("ActivityPictures").WithState(_ => new object[] { ActivityRecord.MostPictures });
    }
}

internal sealed class CloseActivityHandler(IPortalDb db, ActivityRoom room, IMediaDesk media, IPublishedChange change, ContentWork work) : IRequestHandler<CloseActivity, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(CloseActivity request, CancellationToken cancellationToken)
    {
        var opened = await room.OpenForStaffAsync(request.ItemId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        var pictures = request.Pictures.Select(path => path.Trim().TrimStart('/')).Where(path => path.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        foreach (var path in pictures)
        {
            if (await media.ReadAsync(path, cancellationToken) is not { File: { IsPicture: true, NeedsAltText: false } })
            {
                return new Refusal("ActivityPicture", nameof(request.Pictures), path);
            }
        }

        var end = new ActivityEnd(request.Reached.GetValueOrDefault(), request.Places.GetValueOrDefault(), request.Report.Trim().ReplaceLineEndings("\n"), pictures);
        var closed = opened.Value.Close(end, work.Author.Id, work.Author.Name, room.Now);
        if (closed.IsRefused)
        {
            return closed;
        }

        await db.SaveChangesAsync(cancellationToken);
        await change.AnnounceAsync(cancellationToken);
        return default(Nothing);
    }
}

/// <summary>Lets the public read the report. Where the column asks for reviews, a second person does it. Refusals: <c>ActivityNoReport</c>, <c>ActivityOwnReport</c>.</summary>
[Requires(Permission.RunActivities)]
public sealed record ShowActivityReport(string ItemId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class ShowActivityReportHandler(IPortalDb db, ActivityRoom room, IContentDesk desk, IPublishedChange change, ContentWork work) : IRequestHandler<ShowActivityReport, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ShowActivityReport request, CancellationToken cancellationToken)
    {
        var opened = await room.OpenForStaffAsync(request.ItemId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        var record = opened.Value;
        var reviewed = (await desk.ColumnsAsync(cancellationToken)).Any(column => column.Id == record.ColumnId && column.RequiresReview);
        var shown = record.Show(work.Author.Id, reviewed, room.Now);
        if (shown.IsRefused)
        {
            return shown;
        }

        await db.SaveChangesAsync(cancellationToken);
        await change.AnnounceAsync(cancellationToken);
        return default(Nothing);
    }
}

/// <summary>Takes the report away from the public again, at once.</summary>
[Requires(Permission.RunActivities)]
public sealed record HideActivityReport(string ItemId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class HideActivityReportHandler(IPortalDb db, ActivityRoom room, IPublishedChange change) : IRequestHandler<HideActivityReport, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(HideActivityReport request, CancellationToken cancellationToken)
    {
        var opened = await room.OpenForStaffAsync(request.ItemId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        opened.Value.Hide();
        await db.SaveChangesAsync(cancellationToken);
        await change.AnnounceAsync(cancellationToken);
        return default(Nothing);
    }
}

/// <summary>
/// Cancels an activity: page, feeds and calendars say so at once, and everybody who left an address gets a mail. Refusals: <c>ActivityReason</c>, <c>ActivityEnded</c>.
/// </summary>
[Requires(Permission.RunActivities)]
public sealed record CancelActivity(string ItemId, string Reason) : IAct<int>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class CancelActivityHandler(IPortalDb db, ActivityRoom room, IPublishedChange change) : IRequestHandler<CancelActivity, Outcome<int>>
{
    public async Task<Outcome<int>> Handle(CancelActivity request, CancellationToken cancellationToken)
    {
        var reason = request.Reason.Trim();
        if (reason.Length is < 4 or > ActivityRecord.LongestReason)
        {
            return new Refusal("ActivityReason", nameof(request.Reason), 4, ActivityRecord.LongestReason);
        }

        var opened = await room.OpenForStaffAsync(request.ItemId, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<int>.Refused(opened.Refusals);
        }

        var record = opened.Value;
        var cancelled = record.EndsUtc <= room.Now ? new Refusal("ActivityEnded") : record.Cancel(reason, room.Now);
        if (cancelled.IsRefused)
        {
            return Outcome<int>.Refused(cancelled.Refusals);
        }

        var signUps = await db.ActivitySignUps.AsNoTracking().Where(s => s.ItemId == request.ItemId).ToListAsync(cancellationToken);
        foreach (var signUp in signUps)
        {
            room.Tell(ActivityLetter.Cancelled, signUp, record);
        }

        await db.SaveChangesAsync(cancellationToken);
        await change.AnnounceAsync(cancellationToken);
        return signUps.Count;
    }
}
