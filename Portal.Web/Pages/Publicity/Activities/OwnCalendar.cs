using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Options;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Pipeline.Http;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity.Activities;

/// <summary>One's own place as an entry of one's own calendar, with an alarm the day before. The code stays out of it: calendars are shared.</summary>
internal sealed class OwnCalendar(SiteText words, IOptions<SiteIdentity> identity, TimeProvider time)
{
    public string Write(OwnPlace own)
    {
        var cancelled = own.State is ActivityState.Cancelled;
        var entry = new CalendarEvent
        {
            Uid = $"{own.ItemId}@{identity.Value.Domain}",
            Summary = cancelled ? words["Activities.Cancelled.Named", own.Title] : own.Title,
            Description = own.Turn > 0 ? words["Activities.Mine.Calendar.Waits", own.People] : words["Activities.Mine.Calendar.Text", own.People],
            Location = own.Place,
            Start = new CalDateTime(own.BeginsUtc),
            End = new CalDateTime(own.EndsUtc),
            DtStamp = new CalDateTime(time.UtcNow()),
            Status = cancelled ? EventStatus.Cancelled : own.Turn > 0 ? EventStatus.Tentative : EventStatus.Confirmed,
        };
        if (own.Path.Length > 0)
        {
            entry.Url = identity.At(own.Path);
        }

        if (!cancelled)
        {
            entry.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = own.Title, Trigger = new Trigger(Ical.Net.DataTypes.Duration.FromDays(-1)) });
        }

        var calendar = new Calendar { ProductId = $"-//{identity.Value.Domain}//Portal//ZH" };
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }
}
