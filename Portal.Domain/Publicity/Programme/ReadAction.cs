using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Programme;

/// <summary>How far the tasks of one industry have come.</summary>
/// <param name="Percent">The mean of the tasks'; null while there is none.</param>
public sealed record IndustryProgress(ActionIndustry Industry, int Tasks, int Done, int Overdue, int? Percent, DateOnly? LastReport);

/// <summary>A plan of one industry with its tasks.</summary>
/// <param name="Number">0 is the overall plan.</param>
public sealed record ActionPlan(int Number, string Name, int Percent, IReadOnlyList<RegisterLine> Tasks);

/// <summary>The tracker of the three-year action.</summary>
/// <param name="Here">The industry that was asked for, with its plans.</param>
/// <param name="Numbers">Which of the plans have tasks anywhere.</param>
public sealed record ActionView(IReadOnlyList<IndustryProgress> Industries, IndustryProgress? Here, IReadOnlyList<ActionPlan> Plans, IReadOnlyCollection<int> Numbers, DateOnly Today);

/// <summary>The tracker: the eight industries, and one of them with plans, tasks and milestones. Nothing where there is no such industry.</summary>
/// <param name="Industry">Empty: only the eight.</param>
[OpenToAnyone("The year's programme is published for everybody.")]
public sealed record ReadAction(string Industry = "") : IQuery<ActionView?>;

internal sealed class ReadActionHandler(IPortalDb db, IRegisterItems items, WorkingDays days, TimeProvider time) : IRequestHandler<ReadAction, Outcome<ActionView?>>
{
    private const int MostTasks = 2000;

    public async Task<Outcome<ActionView?>> Handle(ReadAction request, CancellationToken cancellationToken)
    {
        var wanted = ActionIndustries.At(request.Industry);
        if (wanted is null && request.Industry.Length > 0)
        {
            return Outcome<ActionView?>.Done(null);
        }

        var tasks = await items.RememberAsync("action tasks", () => TasksAsync(cancellationToken));
        var lines = tasks.Select(task => new RegisterLine(task, ProgrammeClock.Standing(task, time, days))).ToList();
        var industries = ActionIndustries.All.Select(industry => Progress(industry, [.. lines.Where(line => Industry(line) == industry.Name)])).ToList();
        return new ActionView(
            industries,
            industries.Find(progress => progress.Industry == wanted),
            wanted is null ? [] : [.. Plans([.. lines.Where(line => Industry(line) == wanted.Name)])],
            lines.Select(Number).ToHashSet(),
            time.Today());
    }

    private async Task<IReadOnlyList<RegisterItem>> TasksAsync(CancellationToken cancellationToken)
    {
        var register = ProgrammeRegisters.Of(ProgrammeRegisters.Action) ?? throw new InvalidOperationException("The register of the three-year action is gone.");
        var ids = await RegisterQuery.Published(db, register).OrderBy(e => e.Title).ThenBy(e => e.ItemId).Take(MostTasks).Select(e => e.ItemId).ToListAsync(cancellationToken);
        return await items.ReadAsync(ids, cancellationToken);
    }

    private static IndustryProgress Progress(ActionIndustry industry, IReadOnlyList<RegisterLine> lines) => new(
        industry,
        lines.Count,
        lines.Count(line => line.Standing.Kind is StandingKind.Done or StandingKind.DoneLate),
        lines.Count(line => line.Standing.Kind is StandingKind.Overdue),
        lines.Count == 0 ? null : Mean(lines),
        lines.Max(line => line.Item.Facts.Day("LastReport")));

    private static IEnumerable<ActionPlan> Plans(IReadOnlyList<RegisterLine> lines) =>
        from line in lines
        group line by (Number: Number(line), Name: line.Item.Facts.Text("Plan")) into plan
        orderby plan.Key.Number, plan.Key.Name
        select new ActionPlan(plan.Key.Number, plan.Key.Name, Mean([.. plan]), [.. plan.OrderBy(line => line.Item.Facts.Day("Ends"))]);

    private static int Mean(IReadOnlyCollection<RegisterLine> lines) => (int)Math.Round(lines.Average(line => Math.Clamp(line.Item.Facts.Number("Percent") ?? 0, 0, 100)), MidpointRounding.AwayFromZero);

    private static int Number(RegisterLine line) => line.Item.Facts.Number("PlanNumber") is { } number and >= 0 and <= ActionIndustries.LastPlan ? (int)number : 0;

    private static string Industry(RegisterLine line) => line.Item.Facts.Text("Industry");
}
