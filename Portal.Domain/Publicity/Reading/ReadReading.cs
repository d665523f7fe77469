using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Reading;

/// <summary>An item that was read, with how often.</summary>
public sealed record ReadLine(PublicLine Line, int Count);

/// <summary>What was read most in the present month.</summary>
[OpenToAnyone("Figures without anybody in them.")]
public sealed record ReadMostRead(int Most = 8) : IQuery<IReadOnlyList<ReadLine>>;

internal sealed class ReadMostReadHandler(IPortalDb db, IPublicContent content, TimeProvider time) : IRequestHandler<ReadMostRead, Outcome<IReadOnlyList<ReadLine>>>
{
    public async Task<Outcome<IReadOnlyList<ReadLine>>> Handle(ReadMostRead request, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var since = new DateOnly(today.Year, today.Month, 1);

        // Some of them may be off the site by now.
        var found = await db.ReadingCounts.AsNoTracking().Where(c => c.Day >= since).GroupBy(c => c.ItemId).Select(g => new { g.Key, Sum = g.Sum(c => c.Count) })
            .OrderByDescending(g => g.Sum).ThenBy(g => g.Key).Take(request.Most * 2).ToListAsync(cancellationToken);
        var lines = (await content.LinesAsync([.. found.Select(f => f.Key)], cancellationToken)).ToDictionary(l => l.Id);
        ReadLine[] rows = [.. found.Where(f => lines.ContainsKey(f.Key)).Take(request.Most).Select(f => new ReadLine(lines[f.Key], f.Sum))];
        return Outcome<IReadOnlyList<ReadLine>>.Done(rows);
    }
}

/// <summary>How much a column was read in a month.</summary>
public sealed record ColumnReading(string ColumnId, string Name, int Items, int Count);

/// <param name="Months">Those that have figures, the newest first.</param>
public sealed record ReadingView(DateOnly Month, IReadOnlyList<DateOnly> Months, IReadOnlyList<ColumnReading> Columns, IReadOnlyList<ReadLine> Items, int Sum);

/// <summary>Reading by column and item in one month, for the desk.</summary>
/// <param name="Month">Any day of it; null for the present one.</param>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record ReadReading(DateOnly? Month = null, int MostItems = 50) : IQuery<ReadingView>;

internal sealed class ReadReadingHandler(IPortalDb db, IPublicContent content, TimeProvider time) : IRequestHandler<ReadReading, Outcome<ReadingView>>
{
    public async Task<Outcome<ReadingView>> Handle(ReadReading request, CancellationToken cancellationToken)
    {
        var asked = request.Month ?? time.Today();
        var month = new DateOnly(asked.Year, asked.Month, 1);
        var next = month.AddMonths(1);
        var days = await db.ReadingCounts.AsNoTracking().Select(c => c.Day).Distinct().ToListAsync(cancellationToken);
        var counts = await db.ReadingCounts.AsNoTracking().Where(c => c.Day >= month && c.Day < next).GroupBy(c => c.ItemId).Select(g => new { g.Key, Sum = g.Sum(c => c.Count) })
            .OrderByDescending(g => g.Sum).ThenBy(g => g.Key).ToListAsync(cancellationToken);
        var lines = (await content.LinesAsync([.. counts.Select(c => c.Key)], cancellationToken)).ToDictionary(l => l.Id);
        var read = counts.Where(c => lines.ContainsKey(c.Key)).Select(c => new ReadLine(lines[c.Key], c.Sum)).ToList();
        var columns = (await content.ColumnsAsync(cancellationToken)).Select(column =>
        {
            var own = read.Where(r => r.Line.ColumnId == column.Id).ToList();
            return new ColumnReading(column.Id, column.Name, own.Count, own.Sum(r => r.Count));
        });
        return new ReadingView(
            month,
            [.. days.Select(d => new DateOnly(d.Year, d.Month, 1)).Append(month).Distinct().OrderDescending()],
            [.. columns.OrderByDescending(c => c.Count)],
            [.. read.Take(request.MostItems)],
            read.Sum(r => r.Count));
    }
}
