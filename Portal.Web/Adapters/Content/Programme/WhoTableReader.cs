using Microsoft.EntityFrameworkCore;
using Portal.Domain.Publicity.Programme;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Content.Programme;

/// <summary>Reads who is in charge from the table that routes reports: what the city shows and where a report goes can never differ.</summary>
internal sealed class WhoTableReader(PortalDb db) : IWhoTable
{
    public async Task<WhoTable> ReadAsync(CancellationToken cancellationToken)
    {
        var districts = await db.Districts.AsNoTracking().Where(d => d.IsActive).OrderBy(d => d.Order).ThenBy(d => d.Code).Select(d => new WhoChoice(d.Code, d.Name)).ToListAsync(cancellationToken);
        var rules = await db.RoutingRules.AsNoTracking()
            .Join(db.Departments.AsNoTracking().Where(d => d.IsActive), r => r.DepartmentId, d => d.Id, (rule, department) => new { rule.Industry, rule.DistrictCode, department.Name, department.Telephone })
            .ToListAsync(cancellationToken);
        var duty = await db.Departments.AsNoTracking().Where(d => d.IsDutyDesk && d.IsActive).Select(d => new WhoLine("", "", d.Name, d.Telephone)).FirstOrDefaultAsync(cancellationToken);
        var order = districts.Select((district, at) => (district.Key, at)).ToDictionary(one => one.Key, one => one.at, StringComparer.Ordinal);
        return new WhoTable(
            districts,
            [
                .. rules.Where(r => r.DistrictCode.Length == 0 || order.ContainsKey(r.DistrictCode)).OrderBy(r => r.Industry).ThenBy(r => order.GetValueOrDefault(r.DistrictCode, -1))
                    .Select(r => new WhoLine(r.Industry.ToString(), r.DistrictCode, r.Name, r.Telephone)),
            ],
            duty);
    }
}
