using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Portal.Domain.Publicity;

namespace Portal.Web.Pages.Publicity;

/// <summary>Activities for people's own calendars: one to add, or all to subscribe to.</summary>
internal static class Calendars
{
    private const string Type = "text/calendar; charset=utf-8";

    public static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendar/activities.ics", ([AsParameters] Feeds.Sources from, CancellationToken cancellationToken) => AnswerAsync(null, from, cancellationToken)).Kept();
        routes.MapGet("/calendar/{id}.ics", (string id, [AsParameters] Feeds.Sources from, CancellationToken cancellationToken) => AnswerAsync(id, from, cancellationToken)).Kept();
    }

    private static async Task<IResult> AnswerAsync(string? id, Feeds.Sources from, CancellationToken cancellationToken)
    {
        var lines = (await from.Mediator.Send(new ReadActivities(id), cancellationToken)).Value;
        if (id is not null && lines.Count == 0)
        {
            return Results.NotFound();
        }

        var calendar = new Calendar { ProductId = $"-//{from.Identity.Value.Domain}//Portal//ZH" };
        calendar.AddProperty("X-WR-CALNAME", from.Words["Publicity.Calendar.Name", from.Identity.Value.Name]);
        foreach (var entry in lines)
        {
            calendar.Events.Add(Event(entry, from));
        }

        return Results.Text(new CalendarSerializer().SerializeToString(calendar) ?? "", Type);
    }

    private static CalendarEvent Event(CalendarEntry entry, Feeds.Sources from)
    {
        var (line, plan) = (entry.Line, entry.Plan);
        return new CalendarEvent
        {
            Uid = $"{line.Id}@{from.Identity.Value.Domain}",
            Summary = entry.IsCancelled ? from.Words["Activities.Cancelled.Named", line.Title] : line.Title,
            Description = line.Summary,
            Location = plan.Place,
            Url = from.Identity.Of(line),
            Start = new CalDateTime(plan.BeginsUtc),
            End = new CalDateTime(plan.EndsUtc),
            DtStamp = new CalDateTime(line.ModifiedUtc),
            LastModified = new CalDateTime(line.ModifiedUtc),
            Status = entry.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,

            // A calendar that holds the entry takes over what comes under a higher number only.
            Sequence = entry.IsCancelled ? 1 : 0,
        };
    }
}
