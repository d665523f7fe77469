using Microsoft.EntityFrameworkCore;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content.Structure;

/// <content>Old addresses: those that were written down, and those that items left behind when they moved.</content>
internal sealed partial class StructureDesk
{
    private static readonly string[] ProgramPages =
        ["", "report", "report/follow-up", "report/certificate", "privacy", "learn", "credit", "publicity", "search", "sitemap", "accessibility", "feedback", "warnings", "weather", "status", "my"];

    public async Task<RedirectList> RedirectsAsync(string text, int page, int pageSize, CancellationToken cancellationToken)
    {
        var written = await db.SiteRedirects.AsNoTracking().Where(r => text == "" || r.Path.Contains(text) || r.Target.Contains(text)).OrderByDescending(r => r.MadeAt).ThenBy(r => r.Path).ToListAsync(cancellationToken);
        var left = await db.ContentRoutes.AsNoTracking().Where(r => r.Moved && (text == "" || r.Path.Contains(text))).OrderBy(r => r.Path).ToListAsync(cancellationToken);
        var found = written.Count + left.Count;
        var pages = Math.Max(1, (found + pageSize - 1) / pageSize);
        var here = Math.Clamp(page, 1, pages);
        var rows = new List<RedirectRow>();
        foreach (var row in written.Select(r => (r.Path, r.Target, r.ItemId, r.ContainedId, Automatic: false, r.StaffName, MadeAt: (DateTime?)r.MadeAt))
            .Concat(left.Select(r => (r.Path, Target: "", ItemId: r.ContentItemId, ContainedId: r.ContainedItemId, Automatic: true, StaffName: "", MadeAt: (DateTime?)null))).Skip((here - 1) * pageSize).Take(pageSize))
        {
            var target = row.ItemId.Length == 0 ? row.Target : await routes.PathAsync(row.ItemId, cancellationToken, row.ContainedId) ?? "";
            rows.Add(new RedirectRow(row.Path, target, "", row.Automatic, row.StaffName, row.MadeAt));
        }

        return new RedirectList(rows, found, here, pages);
    }

    public async Task<bool> AnswersAsync(string path, CancellationToken cancellationToken) =>
        ProgramPages.Contains(path, StringComparer.Ordinal) || await db.ContentRoutes.AsNoTracking().AnyAsync(r => r.Path == path && !r.Moved, cancellationToken);

    public async Task<RedirectTarget?> TargetAsync(string path, CancellationToken cancellationToken)
    {
        if (await routes.FindAsync(path, cancellationToken) is { } route)
        {
            return new RedirectTarget("", route.ContentItemId, route.ContainedItemId);
        }

        return ProgramPages.Contains(path, StringComparer.Ordinal) ? new RedirectTarget(path) : null;
    }

    public async Task<bool> ForgetPathAsync(string path, CancellationToken cancellationToken) =>
        await db.ContentRoutes.Where(r => r.Path == path && r.Moved).ExecuteDeleteAsync(cancellationToken) > 0;
}
