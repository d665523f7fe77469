using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Activities;

namespace Portal.Web.Adapters.Data.Sample;

/// <summary>
/// Gives the sample city's activities a life: those that were held are closed, a year of visits stands behind the figures, and people with visibly invented names have signed
/// up for what is coming, once with a waiting list. Every record is marked as a sample. The same seed gives the same city.
/// </summary>
internal sealed class SampleActivities(PortalDb db, IMediator mediator, IPublicContent content, IContactSeal seal, TimeProvider time)
{
    private const string File = "activities.json";

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await db.ActivityRecords.AnyAsync(cancellationToken))
        {
            return;
        }

        seal.KeepReady();
        var sample = await ReadAsync(cancellationToken);
        var columns = (await content.ColumnsAsync(cancellationToken)).ToDictionary(column => column.Slug, column => column.Id, StringComparer.Ordinal);
        await CloseAsync(sample.Held, cancellationToken);
        foreach (var (visit, at) in sample.Visits.Select((visit, at) => (visit, at)))
        {
            if (visit.On.Begin() < time.UtcNow() && columns.TryGetValue(visit.Column, out var column))
            {
                var record = ActivityRecord.OfVisit($"VSAMPLE{at:D19}", visit.Title, column, visit.District, visit.Street, visit.On.Begin().AddHours(visit.Hour), visit.Reached);
                record.Count(visit.Places);
                record.MarkAsSample();
                db.ActivityRecords.Add(record);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await SignUpAsync(sample.SignUps, cancellationToken);
    }

    /// <summary>What the announcements say of those that were held becomes their closing.</summary>
    private async Task CloseAsync(IReadOnlyList<SampleHeld> held, CancellationToken cancellationToken)
    {
        foreach (var one in held)
        {
            if (await content.LinesAsync([one.Item], cancellationToken) is not [{ Plan: { Reached: { } reached } plan } line] || plan.EndsUtc > time.UtcNow())
            {
                continue;
            }

            var record = new ActivityRecord(one.Item);
            record.Follow(line);
            record.CountWalkIns(reached);
            var closed = record.Close(new ActivityEnd(reached, one.Places, one.Report, one.Pictures), Guid.Empty, "示例数据", plan.EndsUtc);
            record.MarkAsSample();
            if (closed.IsRefused || (one.Report.Length > 0 && record.Show(Guid.CreateVersion7(), asksForSecond: true, plan.EndsUtc).IsRefused))
            {
                throw new InvalidDataException($"content/sample/{File}: {one.Item} is refused.");
            }

            db.ActivityRecords.Add(record);
        }
    }

    /// <summary>Through the real request: sealed, with a code, and moved to the waiting list where it is full.</summary>
    private async Task SignUpAsync(IReadOnlyList<SampleSignUps> signUps, CancellationToken cancellationToken)
    {
        foreach (var some in signUps)
        {
            for (var at = 0; at < some.Parties.Count; at++)
            {
                var form = new SignUpForm($"示例{(char)('A' + (at % 26))}{at + 1}", $"000{some.Prefix}{at:D4}", "", some.Districts[at % some.Districts.Count], "", $"{some.Parties[at]}");
                var signedUp = await mediator.Send(new SignUpForActivity(some.Item, form), cancellationToken);
                if (signedUp.IsRefused)
                {
                    // Its day is past on this machine's clock.
                    break;
                }
            }

            if (await db.ActivityRecords.SingleOrDefaultAsync(r => r.ItemId == some.Item, cancellationToken) is { } record)
            {
                record.MarkAsSample();
                await db.SaveChangesAsync(cancellationToken);
            }
        }
    }

    private static async Task<SampleFile> ReadAsync(CancellationToken cancellationToken)
    {
        await using var file = System.IO.File.OpenRead(Path.Combine(AppContext.BaseDirectory, "content", "sample", File));
        return await JsonSerializer.DeserializeAsync<SampleFile>(file, SampleCity.Json, cancellationToken) ?? throw new InvalidDataException($"content/sample/{File} is empty.");
    }

    private sealed record SampleFile(IReadOnlyList<SampleHeld> Held, IReadOnlyList<SampleVisit> Visits, IReadOnlyList<SampleSignUps> SignUps);

    private sealed record SampleHeld(string Item, int Places, string Report, IReadOnlyList<string> Pictures);

    private sealed record SampleVisit(string Column, string District, string Street, DateOnly On, int Hour, int Reached, int Places, string Title);

    /// <param name="Prefix">Of the invented numbers, so that two activities share none.</param>
    private sealed record SampleSignUps(string Item, string Prefix, IReadOnlyList<int> Parties, IReadOnlyList<string> Districts);
}
