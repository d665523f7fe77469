using Microsoft.EntityFrameworkCore;

namespace Portal.Domain.Reporting;

/// <summary>What codes are called today. Hidden entries are there too: old cases still name them.</summary>
internal sealed record CaseNames(IReadOnlyDictionary<string, string> Districts, IReadOnlyDictionary<string, string> Hazards, IReadOnlyDictionary<Guid, string> Departments)
{
    public static async Task<CaseNames> ReadAsync(IPortalDb db, CancellationToken cancellationToken) => new(
        await db.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, d => d.Name, cancellationToken),
        await db.HazardKinds.AsNoTracking().ToDictionaryAsync(k => k.Code, k => k.Name, cancellationToken),
        await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, cancellationToken));

    public string District(string code) => Districts.GetValueOrDefault(code, code);

    public string Hazard(string code) => Hazards.GetValueOrDefault(code, code);

    public string Department(Guid id) => Departments.GetValueOrDefault(id, "");
}
