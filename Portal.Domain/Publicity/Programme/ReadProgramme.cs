using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Programme;

/// <summary>A register as the hub shows it.</summary>
/// <param name="Soon">Items near their day.</param>
/// <param name="Late">Items beyond it.</param>
public sealed record RegisterFront(ProgrammeRegister Register, int Items, int Soon, int Late, DateTime? NewestUtc);

/// <summary>The hub of the year's programme.</summary>
public sealed record ProgrammeView(IReadOnlyList<RegisterFront> Registers, DateOnly Today);

/// <summary>All registers with how much is in them and what the clock says.</summary>
[OpenToAnyone("The year's programme is published for everybody.")]
public sealed record ReadProgramme : IQuery<ProgrammeView>;

internal sealed class ReadProgrammeHandler(IPortalDb db, WorkingDays days, TimeProvider time) : IRequestHandler<ReadProgramme, Outcome<ProgrammeView>>
{
    public async Task<Outcome<ProgrammeView>> Handle(ReadProgramme request, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var counts = await db.ProgrammeEntries.AsNoTracking().Where(e => e.IsPublished)
            .GroupBy(e => e.ContentType).Select(g => new { Type = g.Key, Items = g.Count(), Newest = g.Max(e => e.AtUtc) }).ToListAsync(cancellationToken);
        var fronts = new List<RegisterFront>();
        foreach (var register in ProgrammeRegisters.All)
        {
            var count = counts.Find(c => c.Type == register.Type);
            var (soon, late) = (0, 0);
            if (count is not null && register.Rule is StandingRule.Deadline or StandingRule.Validity)
            {
                soon = await CountAsync(register, StandingKind.Soon);
                late = await CountAsync(register, StandingKind.Overdue);
            }

            fronts.Add(new RegisterFront(register, count?.Items ?? 0, soon, late, count?.Newest));
        }

        return new ProgrammeView(fronts, today);

        Task<int> CountAsync(ProgrammeRegister register, StandingKind kind) =>
            RegisterQuery.InState(RegisterQuery.Published(db, register), register.Rule, kind, today, StandingRules.LastNearDay(register.Rule, today, days)).CountAsync(cancellationToken);
    }
}
