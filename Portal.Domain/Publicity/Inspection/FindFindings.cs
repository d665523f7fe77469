using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Inspection;

/// <summary>One finding as the desk lists it.</summary>
public sealed record FindingRow(FindingKind Kind, FindingWeight Weight, string Place, string What, string ItemId, DateTime FirstSeen, DateTime LastSeen, DateTime? MendedAt);

/// <param name="Counts">Open findings of each kind.</param>
/// <param name="LastRun">Null before the first look.</param>
/// <param name="IsAsked">Somebody asked for a look that has not been done yet.</param>
public sealed record InspectionView(
    IReadOnlyList<FindingRow> Rows, int Found, int Page, int Pages, IReadOnlyList<(FindingKind Kind, FindingWeight Weight, int Count)> Counts, InspectionRun? LastRun, bool IsAsked,
    string DigestTo, bool MayDigest);

/// <summary>The findings of the self-inspection, what fails a site first.</summary>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record FindFindings(FindingKind? Kind = null, bool Mended = false, int Page = 1) : IQuery<InspectionView>;

internal sealed class FindFindingsHandler(IPortalDb db, IMailboxSeal seal, IActor actor) : IRequestHandler<FindFindings, Outcome<InspectionView>>
{
    private const int OnAPage = 50;

    public async Task<Outcome<InspectionView>> Handle(FindFindings request, CancellationToken cancellationToken)
    {
        var open = await db.Findings.AsNoTracking().Where(f => f.MendedAt == null).GroupBy(f => f.Kind).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var found = db.Findings.AsNoTracking().Where(f => request.Mended ? f.MendedAt != null : f.MendedAt == null);
        found = request.Kind is { } kind ? found.Where(f => f.Kind == kind) : request.Mended ? found : found.Where(f => f.Kind != FindingKind.LinkAway);
        var rows = (await found.ToListAsync(cancellationToken))
            .Select(f => new FindingRow(f.Kind, InspectionRules.WeightOf(f.Kind, open.GetValueOrDefault(f.Kind)), f.Place, f.What, f.ItemId, f.FirstSeen, f.LastSeen, f.MendedAt))
            .OrderBy(f => f.Weight).ThenBy(f => f.Kind).ThenByDescending(f => f.MendedAt ?? f.FirstSeen).ThenBy(f => f.Place, StringComparer.Ordinal)
            .ToList();
        var pages = Math.Max(1, (rows.Count + OnAPage - 1) / OnAPage);
        var page = Math.Clamp(request.Page, 1, pages);
        var me = actor.StaffId ?? Guid.Empty;
        var box = await db.StaffMailboxes.AsNoTracking().SingleOrDefaultAsync(m => m.StaffId == me, cancellationToken);
        return new InspectionView(
            [.. rows.Skip((page - 1) * OnAPage).Take(OnAPage)],
            rows.Count,
            page,
            pages,
            [.. open.Select(o => (o.Key, InspectionRules.WeightOf(o.Key, o.Value), o.Value)).OrderBy(o => o.Item2).ThenBy(o => o.Key)],
            await db.InspectionRuns.AsNoTracking().Where(r => r.EndedAt != null).OrderByDescending(r => r.EndedAt).FirstOrDefaultAsync(cancellationToken),
            await db.InspectionRuns.AnyAsync(r => r.EndedAt == null, cancellationToken),
            box is null ? "" : seal.Open(me, box.SealedAddress) ?? "",
            actor.Permissions.Contains(Permission.PublishContent));
    }
}

/// <summary>Asks for a look now: the job does it within a minute, because it visits every page and no request may wait for that.</summary>
[Requires(Permission.WriteContent)]
public sealed record AskForInspection : IAct<Nothing>;

internal sealed class AskForInspectionHandler(IPortalDb db, TimeProvider time) : IRequestHandler<AskForInspection, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(AskForInspection request, CancellationToken cancellationToken)
    {
        if (!await db.InspectionRuns.AnyAsync(r => r.EndedAt == null, cancellationToken))
        {
            db.InspectionRuns.Add(new InspectionRun(time.UtcNow()));
        }

        return default(Nothing);
    }
}
