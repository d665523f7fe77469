using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Domain.Access;
using Portal.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Web;
using Portal.Web.Adapters.Data;

namespace Portal.Benchmarks.Intake;

/// <summary>
/// Looks into sealed reports with two recovery shares, which a Development site prints at its first start: whether a report was marked for the slow lane stands only
/// inside the seal.
/// </summary>
internal static class SealedLanes
{
    /// <param name="words">Only reports that say this are counted.</param>
    public static async Task<(int Slow, int All)> CountAsync(SiteUnderTest site, string words)
    {
        var shares = Regex.Matches(site.Process.Output, @"^\s*(?<share>[A-C](?:[ -]?[0-9A-Z]{4}){14})\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture).Select(m => m.Groups["share"].Value).ToArray();
        await using var app = PortalHost.Build(
            ["--environment=Development", $"--contentRoot={Repository.Folder("Portal.Web")}", $"--Portal:DataFolder={site.DataFolder}", "--Portal:Jobs:Enabled=false"],
            builder => builder.Logging.ClearProviders());
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var sealer = scope.ServiceProvider.GetRequiredService<IReportSealer>();
        var recovery = await db.RecoveryKeys.AsNoTracking().SingleAsync();
        using var key = scope.ServiceProvider.GetRequiredService<IRecoveryKeys>()
            .Open(shares[0], shares[1], new RecoveryBoxes(recovery.PublicKey, recovery.BoxAB, recovery.BoxAC, recovery.BoxBC)).Value;
        var (slow, all) = (0, 0);
        await foreach (var wrap in db.ReportWraps.AsNoTracking().Where(w => w.KeyId == recovery.Id).AsAsyncEnumerable())
        {
            var keys = sealer.OpenWith(key, Seals.Wrap(wrap), wrap.SealedKeys);
            var sealedContent = await db.Reports.AsNoTracking().Where(r => r.Id == wrap.ReportId).Select(r => r.SealedContent).SingleAsync();
            var content = sealer.OpenJson<ReportContent>(keys.AsSpan(0, 32), Seals.Content(wrap.ReportId), sealedContent);
            if (content.What.Contains(words, StringComparison.Ordinal))
            {
                all++;
                slow += content.SlowLane ? 1 : 0;
            }
        }

        return (slow, all);
    }
}
