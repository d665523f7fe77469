using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Calendar;

namespace Portal.Domain.Reporting;

/// <summary>A report says that somebody is in danger now. The event names no report: whoever hears it shall only look.</summary>
public sealed record UrgentReportFiled : INotification;

/// <summary>
/// Out of hours nobody looks at an inbox until the morning: the duty desk is called at once, by a line of the outbox in the filing transaction. In office hours
/// the desk is manned, and a mail at that moment would only tell when a report came.
/// </summary>
internal sealed class CallDutyDeskHandler(IPortalDb db, OfficeHours hours, TimeProvider time) : INotificationHandler<UrgentReportFiled>
{
    public Task Handle(UrgentReportFiled notification, CancellationToken cancellationToken)
    {
        if (!hours.Includes(time.CityNow()))
        {
            db.StaffCalls.Add(new StaffCall(CallKind.DutyDesk));
        }

        return Task.CompletedTask;
    }
}
