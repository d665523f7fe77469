using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Programme;

/// <summary>Something to choose from: a district by its code, an industry by its key.</summary>
public sealed record WhoChoice(string Key, string Name);

/// <summary>A line of the table: an industry and a place lead to a department.</summary>
/// <param name="District">Empty: the whole city, where no line of a district's own says otherwise.</param>
public sealed record WhoLine(string Industry, string District, string Department, string Telephone);

/// <summary>The table that says who is in charge. It is the very table that routes reports.</summary>
/// <param name="Duty">The city's duty desk, for what no line answers.</param>
public sealed record WhoTable(IReadOnlyList<WhoChoice> Districts, IReadOnlyList<WhoLine> Lines, WhoLine? Duty);

/// <summary>Reads the table of those in charge: names, places and telephones of bodies, nothing of a person.</summary>
public interface IWhoTable
{
    Task<WhoTable> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>The look-up page.</summary>
/// <param name="Found">The line that answers; null while nothing was asked.</param>
/// <param name="FellToDuty">No line answers: the duty desk takes it.</param>
/// <param name="Several">Nobody named a place, and the answer depends on it: one line for each.</param>
public sealed record WhoView(WhoTable Table, IReadOnlyList<string> Industries, string Industry, string District, WhoLine? Found, bool FellToDuty, IReadOnlyList<WhoLine> Several);

/// <summary>Who is in charge of an industry at a place (三管三必须).</summary>
[OpenToAnyone("Which department is in charge is public.")]
public sealed record FindWho(string Industry = "", string District = "") : IQuery<WhoView>;

internal sealed class FindWhoHandler(IWhoTable table) : IRequestHandler<FindWho, Outcome<WhoView>>
{
    public async Task<Outcome<WhoView>> Handle(FindWho request, CancellationToken cancellationToken)
    {
        var read = await table.ReadAsync(cancellationToken);
        var industries = read.Lines.Select(line => line.Industry).Distinct(StringComparer.Ordinal).ToList();
        var industry = industries.Contains(request.Industry, StringComparer.Ordinal) ? request.Industry : "";
        var district = read.Districts.Any(d => d.Key == request.District) ? request.District : "";
        if (industry.Length == 0)
        {
            return new WhoView(read, industries, "", district, null, FellToDuty: false, []);
        }

        // The district's own line goes before the city's, as it does for reports.
        var lines = read.Lines.Where(l => l.Industry == industry).ToList();
        var line = lines.Where(l => l.District == district || l.District.Length == 0).MaxBy(l => l.District.Length);
        return line is null && district.Length == 0
            ? new WhoView(read, industries, industry, district, null, FellToDuty: false, lines)
            : new WhoView(read, industries, industry, district, line ?? read.Duty, line is null, []);
    }
}
