using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Programme;

/// <summary>One thing to narrow a list by, with the values that there are and how many items bear each.</summary>
public sealed record RegisterChoice(string Place, IReadOnlyList<(string Value, int Items)> Values);

/// <summary>An item with where it stands today.</summary>
public sealed record RegisterLine(RegisterItem Item, RegisterStanding Standing);

/// <summary>One page of a register's list.</summary>
/// <param name="Page">From 1.</param>
public sealed record RegisterView(
    ProgrammeRegister Register, RegisterFilter Filter, IReadOnlyList<RegisterChoice> Choices, IReadOnlyList<RegisterLine> Lines, int Total, int Page, int Pages, DateOnly Today);

/// <summary>The public list of a register; nothing where there is no such register.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Most">How many items at once: a page of the list, or all that a table may hold.</param>
[OpenToAnyone("The year's programme is published for everybody.")]
public sealed record FindRegister(string Slug, RegisterFilter Filter, int Page = 1, int Most = FindRegister.OnAPage) : IQuery<RegisterView?>
{
    public const int OnAPage = 20;

    /// <summary>Items that a table to take away holds.</summary>
    public const int InATable = 2000;
}

internal sealed class FindRegisterHandler(IPortalDb db, IRegisterItems items, WorkingDays days, TimeProvider time) : IRequestHandler<FindRegister, Outcome<RegisterView?>>
{
    private const int MostValues = 60;

    public async Task<Outcome<RegisterView?>> Handle(FindRegister request, CancellationToken cancellationToken)
    {
        if (ProgrammeRegisters.At(request.Slug) is not { } register)
        {
            return Outcome<RegisterView?>.Done(null);
        }

        var today = time.Today();
        var most = Math.Clamp(request.Most, 1, FindRegister.InATable);
        var found = RegisterQuery.Narrowed(db, register, request.Filter, today, days);
        var total = await found.CountAsync(cancellationToken);
        var pages = Math.Max(1, (total + most - 1) / most);
        var page = Math.Clamp(request.Page, 1, pages);
        var ids = await found.OrderByDescending(e => e.AtUtc).ThenBy(e => e.ItemId).Skip((page - 1) * most).Take(most).Select(e => e.ItemId).ToListAsync(cancellationToken);
        var lines = (await items.ReadAsync(ids, cancellationToken)).Select(item => new RegisterLine(item, ProgrammeClock.Standing(item, time, days))).ToList();
        var choices = await items.RememberAsync("choices " + register.Type, () => ChoicesAsync(register, cancellationToken));
        return new RegisterView(register, request.Filter, choices, lines, total, page, pages, today);
    }

    private async Task<IReadOnlyList<RegisterChoice>> ChoicesAsync(ProgrammeRegister register, CancellationToken cancellationToken)
    {
        var places = register.Filters.ToArray();
        var counted = await RegisterQuery.Published(db, register)
            .Join(db.ProgrammeValues.Where(v => places.Contains(v.Place)), e => e.VersionId, v => v.VersionId, (e, v) => v)
            .GroupBy(v => new { v.Place, v.Value }).Select(g => new { g.Key.Place, g.Key.Value, Items = g.Count() })
            .ToListAsync(cancellationToken);
        return
        [
            .. places.Select(place => new RegisterChoice(place, [.. counted.Where(c => c.Place == place).OrderByDescending(c => c.Items).Take(MostValues)
                .OrderBy(c => c.Value, StringComparer.Ordinal).Select(c => (c.Value, c.Items))])).Where(choice => choice.Values.Count > 0),
        ];
    }
}
