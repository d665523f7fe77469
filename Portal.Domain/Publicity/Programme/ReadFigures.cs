using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Programme;

/// <summary>Accidents and deaths of one month, district or industry.</summary>
/// <param name="Mark">初报, 核定, 修订 …, as the figures are marked; empty where nothing is.</param>
public sealed record TargetFigure(string Name, int Accidents, int Deaths, int? AccidentsBefore, int? DeathsBefore, string Mark);

/// <summary>The control targets of one year with the figures so far.</summary>
/// <param name="Years">Those that have been published, newest first.</param>
/// <param name="ComparesWhole">The year before is known for the whole city only: narrowed figures stand alone.</param>
public sealed record FiguresView(
    RegisterItem Item,
    int Year,
    IReadOnlyList<int> Years,
    string District,
    IReadOnlyList<string> Districts,
    string Industry,
    IReadOnlyList<string> Industries,
    IReadOnlyList<TargetFigure> Months,
    IReadOnlyList<TargetFigure> ByDistrict,
    IReadOnlyList<TargetFigure> ByIndustry,
    TargetFigure Total,
    bool ComparesWhole);

/// <summary>The dashboard of accidents and deaths (双下降); nothing where no targets are published.</summary>
/// <param name="Year">Null or unknown: the newest.</param>
[OpenToAnyone("The year's programme is published for everybody.")]
public sealed record ReadFigures(int? Year = null, string District = "", string Industry = "") : IQuery<FiguresView?>;

internal sealed class ReadFiguresHandler(IPortalDb db, IRegisterItems items) : IRequestHandler<ReadFigures, Outcome<FiguresView?>>
{
    public async Task<Outcome<FiguresView?>> Handle(ReadFigures request, CancellationToken cancellationToken)
    {
        var targets = await items.RememberAsync("targets", () => TargetsAsync(cancellationToken));
        var years = targets.Select(Year).Where(year => year > 0).Distinct().OrderDescending().ToList();
        var year = request.Year is { } asked && years.Contains(asked) ? asked : years.FirstOrDefault();
        return targets.FirstOrDefault(item => Year(item) == year && year > 0) is { } target
            ? TargetFigures.Of(target, year, years, request.District, request.Industry)
            : Outcome<FiguresView?>.Done(null);
    }

    private async Task<IReadOnlyList<RegisterItem>> TargetsAsync(CancellationToken cancellationToken)
    {
        var register = ProgrammeRegisters.Of(ProgrammeRegisters.Targets) ?? throw new InvalidOperationException("The register of control targets is gone.");
        var ids = await RegisterQuery.Published(db, register).OrderByDescending(e => e.AtUtc).ThenBy(e => e.ItemId).Select(e => e.ItemId).ToListAsync(cancellationToken);
        return await items.ReadAsync(ids, cancellationToken);
    }

    private static int Year(RegisterItem item) => item.Facts.Number("Year") is { } year and >= 2000 and <= 2100 ? (int)year : 0;
}
