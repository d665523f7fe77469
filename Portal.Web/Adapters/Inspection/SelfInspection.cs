using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Inspection;
using Portal.Web.Adapters.Data;
using Portal.Web.Pipeline.Http;
using Portal.Web.Resources;

namespace Portal.Web.Adapters.Inspection;

/// <summary>One whole self-inspection: looks first, without any transaction, then writes down what was seen and puts the digest into the outbox with it.</summary>
internal sealed class SelfInspection(
    SiteLook pages, ContentLook says, InspectionLedger ledger, PortalDb db, IPublicLetters letters, IMailboxSeal seal, IOptions<SiteIdentity> identity, SiteText text) : ISelfInspection
{
    private const int MostInDigest = 20;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (seen, visited) = await pages.LookAsync(cancellationToken);
        var all = seen.Concat(await says.LookAsync(cancellationToken)).ToList();
        await db.InTransactionAsync(
            async () =>
            {
                var news = await ledger.WriteAsync(all, visited, cancellationToken);
                var worth = news.Fresh.Count(fault => fault.Kind is not FindingKind.LinkAway);
                if (letters.IsConfigured && worth + news.Mended + news.Vetoes > 0)
                {
                    await PutDigestAsync(news, cancellationToken);
                }

                await db.SaveChangesAsync(cancellationToken);
                return news;
            },
            cancellationToken);
    }

    public Task<bool> IsAskedAsync(CancellationToken cancellationToken) => db.InspectionRuns.AnyAsync(r => r.EndedAt == null, cancellationToken);

    private async Task PutDigestAsync(InspectionNews news, CancellationToken cancellationToken)
    {
        var boxes = await db.StaffMailboxes.AsNoTracking()
            .Join(db.Staff.AsNoTracking().Where(s => s.Standing == Standing.InForce), box => box.StaffId, staff => staff.Id, (box, staff) => new { box, staff.Roles })
            .ToListAsync(cancellationToken);
        var body = Words(news);
        foreach (var box in boxes.Where(b => b.Roles.HasFlag(StaffRoles.ChiefEditor)))
        {
            if (seal.Open(box.box.StaffId, box.box.SealedAddress) is { } address)
            {
                letters.Put(new PublicLetter(address, text["Inspection.Digest.Subject", news.Vetoes, news.Fresh.Count(f => f.Kind is not FindingKind.LinkAway)], body));
            }
        }
    }

    private string Words(InspectionNews news)
    {
        var body = new StringBuilder();
        var fresh = news.Fresh.Where(fault => fault.Kind is not FindingKind.LinkAway).ToList();
        body.AppendLine(text["Inspection.Digest.Sum", news.Vetoes, fresh.Count, news.Mended]).AppendLine();
        foreach (var (kind, count) in news.Open.Where(kind => kind.Key is not FindingKind.LinkAway).OrderBy(kind => InspectionRules.WeightOf(kind.Key, kind.Value)).ThenBy(kind => kind.Key))
        {
            var veto = InspectionRules.WeightOf(kind, count) is FindingWeight.Veto ? text["Inspection.Weight.Veto"] : "";
            body.AppendLine(text["Inspection.Digest.Kind", text[$"Inspection.Kind.{kind}"], count, veto]);
        }

        body.AppendLine().AppendLine(text["Inspection.Digest.Fresh"]);
        foreach (var fault in fresh.Take(MostInDigest))
        {
            body.AppendLine(text["Inspection.Digest.Line", text[$"Inspection.Kind.{fault.Kind}"], fault.Place, fault.What]);
        }

        return body.AppendLine().AppendLine(text["Inspection.Digest.Where", $"https://{identity.Value.Domain}/desk/inspection"]).ToString();
    }
}
