using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Portal.Cms.Content;

/// <summary>Keeps which item bears which term: the rows of an item are written anew from its stored versions whenever one of them changes.</summary>
public sealed class TermUses(IContentDb db) : IContentHandler
{
    public async Task StoredAsync(ContentItem item, CancellationToken cancellationToken)
    {
        db.TermUses.RemoveRange(await db.TermUses.Where(u => u.ContentItemId == item.ContentItemId).ToListAsync(cancellationToken));
        var rows = await db.ContentRows.AsNoTracking().Where(r => r.ContentItemId == item.ContentItemId && (r.Latest || r.Published)).ToListAsync(cancellationToken);
        db.TermUses.AddRange(rows.SelectMany(Of));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A taxonomy field is known by what it holds, so that a definition need not be there.</summary>
    private static IEnumerable<TermUse> Of(ContentRow row)
    {
        foreach (var (part, fields) in row.Read().Data)
        {
            foreach (var (field, value) in fields as JsonObject ?? [])
            {
                if (value.Member("TaxonomyContentItemId").AsText() is not { Length: > 0 and <= ContentId.Length } taxonomy)
                {
                    continue;
                }

                foreach (var term in value.Member("TermContentItemIds").AsTexts().Where(ContentId.IsUsable).Distinct(StringComparer.Ordinal))
                {
                    yield return new TermUse(row, part, field, taxonomy, term);
                }
            }
        }
    }
}
